import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { GO_ENVIRONMENT, needs } from "../../../needs.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { until } from "../../../until.ts";
import { ANA, HELP, startedSimulator } from "../clients.ts";

afterAll(removeTemporaryFolders);

describe("a bot in Go, with a library that nobody told of the simulator", () => {
  needs("go");

  it("connects, acknowledges, and answers in the thread", async () => {
    const { slack } = await startedSimulator();
    await startedGoBot(slack);
    const { ts } = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> ping` });
    await until("the bot in Go answers", () => slack.thread(HELP, ts).length === 2);
    expect(slack.thread(HELP, ts)[1]).toMatchObject({ user: slack.botUserId, text: "Go heard: ping" });
  });
});

/** Built from source and connected. */
async function startedGoBot(slack: SlackSimulator): Promise<void> {
  const folder = await temporaryFolder();
  const program = join(folder, "go-echo");
  const source = join(import.meta.dirname, "go-echo");
  const env = { ...process.env, ...GO_ENVIRONMENT, GOCACHE: join(folder, "cache") };
  execFileSync("go", ["build", "-o", program, "."], { cwd: source, env });
  const bot = spawn(program, {
    env: { SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken },
    stdio: "inherit",
  });
  onTestFinished(async () => {
    const ended = once(bot, "exit");
    bot.kill();
    await ended;
  });
  await slack.connected();
}
