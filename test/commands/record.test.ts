import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../knowledge/write-folder.ts";
import { runLedger } from "../ledger-process.ts";
import { saying, startedLlm } from "../simulators/llm/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const QUESTION = { id: "striped", question: "What are zebras?", gold: ["zebras.md#zebras"] };

async function prepared() {
  const { llm } = await startedLlm(saying("Zebras are striped. [1]"));
  const folder = await temporaryFolder();
  const file = join(folder, "questions.jsonl");
  await writeFile(file, JSON.stringify(QUESTION));
  const knowledge = await folderOf({ "zebras.md": "# Zebras\n\nZebras are striped.\n" });
  const args = ["record", file, "-k", knowledge, "--cassettes", join(folder, "cassettes")];
  return { llm, args, folder, env: { LITELLM_BASE_URL: llm.url, LITELLM_DEVELOPER_KEY: llm.apiKey } };
}

describe("ledger record", () => {
  it("records from the endpoint of the settings, and says what and for how much", async () => {
    const { args, env, folder } = await prepared();
    const first = await runLedger(args, "", env);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(
      /^1 question: 1 call recorded into .*\nCost: \$0\.\d{4}\.\nMasked: nothing\.\n$/,
    );
    expect(await readdir(join(folder, "cassettes"))).toEqual(["striped.jsonl"]);
    const second = await runLedger([...args, "--json"], "", env);
    expect(JSON.parse(second.stdout)).toMatchObject({ recorded: 0, replayed: 1 });
  });

  it("ends with 2 where CI is set, with 3 without an endpoint or for a damaged cassette, each with a remedy", async () => {
    const { args, env, folder } = await prepared();
    const inCi = await runLedger(args, "", { ...env, CI: "true" });
    expect(inCi).toMatchObject({ code: 2, stderr: expect.stringMatching(/where CI is set[\s\S]*--force/) });
    const nowhere = await runLedger([...args, "--json"]);
    expect(nowhere.code).toBe(3);
    expect(JSON.parse(nowhere.stdout)).toMatchObject({ error: { code: "SETTINGS_INVALID" } });
    expect((await runLedger([...args, "--force"], "", { ...env, CI: "true" })).code).toBe(0);
    await writeFile(join(folder, "cassettes", "striped.jsonl"), '{"ledgerCassette":1,');
    const damaged = await runLedger(args, "", env);
    expect(damaged).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("striped.jsonl cannot be used: line 1"),
    });
  });

  it("ends with 4 where nobody answers, and says why", async () => {
    const { args, env, llm } = await prepared();
    await llm.stop();
    const { code, stdout } = await runLedger(args, "", env);
    expect(stdout).toContain("Not recorded: 1 answer.\n  striped: ");
    expect(code).toBe(4);
  });

  it("lists the cassettes of no question, and removes them by force", async () => {
    const { args, env, folder } = await prepared();
    await runLedger(args, "", env);
    const other = join(folder, "other.jsonl");
    await writeFile(other, JSON.stringify({ ...QUESTION, id: "other" }));
    const prune = ["record", other, "--prune", "--cassettes", join(folder, "cassettes")];
    expect((await runLedger(prune)).stdout).toContain("striped.jsonl");
    expect((await runLedger([...prune, "--force", "--json"])).stdout).toContain('"removed":true');
    expect(await readdir(join(folder, "cassettes"))).toEqual([]);
  });
});
