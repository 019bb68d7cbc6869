import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startBotProcess } from "../../../src/loadtest/target/bot-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";

afterAll(removeTemporaryFolders);

async function startScript(script: string) {
  const folder = await temporaryFolder();
  const program = join(folder, "program.cjs");
  const logFile = join(folder, "bot.log");
  await writeFile(program, script);
  return { logFile, ...startBotProcess({ program, env: {}, logFile }) };
}

it("tells how a bot ended on its own, with its last words", async () => {
  const bot = await startScript('console.error("the database is away"); process.exitCode = 4;');
  expect(await bot.ended).toMatchObject({
    code: "BOT_UNAVAILABLE",
    exitCode: 4,
    message: expect.stringMatching(/ended with 4\. Its last words:\nthe database is away/),
  });
  await bot.stop();
});

it("ends a bot that does not heed SIGTERM", async () => {
  const bot = await startScript(
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up");',
  );
  await until("it is up", async () => (await readFile(bot.logFile, "utf8")) === "up\n");
  await bot.stop();
  expect((await bot.ended).message).toContain("ended with SIGKILL");
});
