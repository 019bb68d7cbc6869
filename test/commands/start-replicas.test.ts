import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LlmSimulator, startLlmSimulator } from "../../src/simulators/llm/simulator.ts";
import { generateSeed } from "../../src/simulators/slack/seed/generate-seed.ts";
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
  const replica = startReplicaOf(slack, ...args);
  await until("it is connected", () => slack.connections() > connections);
  return replica;
}

function startReplicaOf({ botToken, appToken, url }: SlackSimulator, ...args: string[]): LedgerProcess {
  return startLedger(["start", "--port", "0", ...args], {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: url,
    DATABASE_URL: database.url,
    LITELLM_BASE_URL: llm.url,
    LITELLM_DEVELOPER_KEY: llm.apiKey,
    LLM_CONNECT_TIMEOUT_SECONDS: "60",
    LLM_FIRST_TOKEN_TIMEOUT_SECONDS: "120",
    LLM_TIMEOUT_SECONDS: "120",
    DRAIN_SECONDS: "4",
  });
}

function ask(text: string) {
  return slack.post({ user: "U0ANA000001", channel: HELP, text: `<@${slack.botUserId}> ${text}` });
}

/** A replica in the middle of an answer, and another one beside it. */
async function startTwo() {
  const first = await startReplica();
  const asked = ask("What is a hard close, slowly?");
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

  it("let an answer end that takes less than DRAIN_SECONDS", async () => {
    llm.setFaults({ seed: 1, rules: [{ fault: "latency", prompt: "slowly", by: "2s" }] });
    const first = await startReplica();
    const asked = ask("What is a hard close, slowly?");
    await until("the model is asked", () => llm.inFlight() === 1);
    first.child.kill("SIGTERM");
    const { code, stderr } = await first.ended;
    expect(code).toBe(0);
    expect(stderr).toContain("response_sent");
    expect(repliesTo(slack, asked).map(({ text }) => text)).toEqual([ANSWER]);
  });

  it("refuse a database that belongs to another Slack app", async () => {
    const elsewhere = await startSlackSimulator({ seed: generateSeed({ people: 3, channels: 1 }) });
    const stranger = startReplicaOf(elsewhere);
    const { code, stderr } = await stranger.ended;
    await elsewhere.stop();
    expect(code).toBe(3);
    expect(stderr).toContain("belongs to another app");
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
      SLACK_API_URL: slack.url,
      DATABASE_URL: database.url,
    });
    await startReplica("--role", "gateway");
    const asked = ask("What is a hard close?");
    expect((await finalReply(slack, asked)).text).toContain("[1]");
    worker.child.kill("SIGTERM");
    expect((await worker.ended).stderr).toContain("response_sent");
  });
});
