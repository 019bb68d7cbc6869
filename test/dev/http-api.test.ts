import { join } from "node:path";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { startWorkbench, type Workbench } from "../../src/dev/workbench.ts";
import { closingKnowledge, HARD_CLOSE } from "../bot/bot-fixture.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

async function workbenchWith(env: Readonly<Record<string, string>>): Promise<Workbench> {
  const bundled = await closingKnowledge();
  const dataDir = join(await temporaryFolder(), "data");
  const workbench = await startWorkbench({ env, dataDir, bundled, port: 0, onNotice: () => {} });
  onTestFinished(() => workbench.stop());
  return workbench;
}

const ask = ({ bot }: Workbench, token: string) =>
  fetch(`${bot.url}/v1/questions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ text: "What is a hard close?", asker: "ana" }),
  });

it("answers by HTTP for a token that is made for the run", async () => {
  const workbench = await workbenchWith({});
  const { apiToken = "" } = workbench;
  expect(apiToken).toMatch(/^[\w-]{24}$/);
  expect(await (await ask(workbench, apiToken)).json()).toMatchObject({ text: HARD_CLOSE });
});

it("answers by HTTP for the token that is given, and does not tell it", async () => {
  const given = "a-token-of-a-developer";
  const workbench = await workbenchWith({ API_TOKEN: given });
  expect(workbench.apiToken).toBeUndefined();
  expect((await ask(workbench, given)).status).toBe(200);
});
