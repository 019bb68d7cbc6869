import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LlmSimulator, startLlmSimulator } from "../../src/simulators/llm/simulator.ts";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { finalReply, HELP, repliesTo } from "../bot/bot-fixture.ts";
import { endLedgers, type LedgerProcess, startLedger } from "../ledger-process.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";

const database = testDatabase();
const ANSWER = "A hard close is the moment at which a period takes no more entries. [1]";
let slack: SlackSimulator;
let llm: LlmSimulator;

beforeAll(async () => {
  slack = await startSlackSimulator({ rateLimits: "off" });
  llm = await startLlmSimulator({ mode: { type: "scripted", script: { otherwise: ANSWER } } });
});
beforeEach(() => {
  // Whoever is asked first does not come to an end with it.
  llm.setFaults({ seed: 1, rules: [{ fault: "hang", prompt: "slowly", times: 1 }] });
});
afterEach(endLedgers);
afterAll(async () => {
  await llm?.stop();
  await slack?.stop();
});

async function startReplica(...args: string[]): Promise<LedgerProcess> {
  const connections = slack.connections();
  const replica = startLedger(["start", "--port", "0", ...args], {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    DATABASE_URL: database.url,
    LITELLM_BASE_URL: llm.url,
    LITELLM_DEVELOPER_KEY: llm.apiKey,
    LLM_CONNECT_TIMEOUT_SECONDS: "60",
    LLM_FIRST_TOKEN_TIMEOUT_SECONDS: "120",
    LLM_TIMEOUT_SECONDS: "120",
    DRAIN_SECONDS: "4",
  });
  await until("it is connected", () => slack.connections() > connections);
  return replica;
}

/** A replica in the middle of an answer, and another one beside it. */
async function startTwo() {
  const first = await startReplica();
  const asked = slack.post({
    user: "U0ANA000001",
    channel: HELP,
    text: `<@${slack.botUserId}> What is a hard close, slowly?`,
  });
  await until("the model is asked", () => llm.inFlight() === 1);
  await startReplica();
  return { first, asked };
}

describe("several replicas of ledger start", () => {
  it("hand over on SIGTERM what takes longer than DRAIN_SECONDS, and end with 0", async () => {
    const { first, asked } = await startTwo();
    first.child.kill("SIGTERM");
    expect((await first.ended).code).toBe(0);
    expect((await finalReply(slack, asked)).text).toBe(ANSWER);
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });

  it("take over from one that is killed", async () => {
    const { first, asked } = await startTwo();
    first.child.kill("SIGKILL");
    expect((await finalReply(slack, asked)).text).toBe(ANSWER);
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });

  it("take over from one that is paused, which has no more say when it wakes", async () => {
    const { first, asked } = await startTwo();
    first.child.kill("SIGSTOP");
    expect((await finalReply(slack, asked)).text).toBe(ANSWER);
    first.child.kill("SIGCONT");
    await until("it has left the model", () => llm.inFlight() === 0);
    first.child.kill("SIGTERM");
    expect((await first.ended).code).toBe(0);
    expect(repliesTo(slack, asked).map(({ text }) => text)).toEqual([ANSWER]);
  }, 90_000);

  it("answer by workers what gateways take in", async () => {
    const worker = startLedger(["start", "--port", "0", "--role", "worker"], {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
      DATABASE_URL: database.url,
    });
    await startReplica("--role", "gateway");
    const asked = slack.post({
      user: "U0ANA000001",
      channel: HELP,
      text: `<@${slack.botUserId}> What is a hard close?`,
    });
    expect((await finalReply(slack, asked)).text).toContain("[1]");
    worker.child.kill("SIGTERM");
    expect((await worker.ended).stderr).toContain("response_sent");
  });
});
