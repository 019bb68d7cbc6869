import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { testDatabase } from "../store/store-fixture.ts";
import { until } from "../until.ts";
import {
  ANA,
  closingKnowledge,
  finalReply,
  HARD_CLOSE,
  HELP,
  repliesTo,
  startedTestBot,
} from "./bot-fixture.ts";

const database = testDatabase();
let slack: SlackSimulator;
let folder: string;

beforeAll(async () => {
  slack = await startSlackSimulator();
  folder = await closingKnowledge();
});
afterAll(() => slack?.stop());

const startAs = (role: string) =>
  startedTestBot({ slack, databaseUrl: database.url, folder, env: { LEDGER_ROLE: role } });

function ask() {
  return slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> What is a hard close?` });
}

describe("a gateway and a worker", () => {
  it("take in and answer together", async () => {
    const worker = await startAs("worker");
    expect(slack.connections()).toBe(0);
    const gateway = await startAs("gateway");
    const reply = await finalReply(slack, ask());
    expect(reply.text).toBe(HARD_CLOSE);
    await until("the worker tells of it", () => worker.events.some(({ type }) => type === "response_sent"));
    expect(gateway.events.map(({ type }) => type)).toContain("question_received");
    expect(gateway.events.map(({ type }) => type)).not.toContain("response_sent");
  });

  it("lose nothing while the other is away", async () => {
    await startAs("gateway");
    const asked = ask();
    await startAs("worker");
    expect((await finalReply(slack, asked)).text).toBe(HARD_CLOSE);
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });

  it.each([
    ["gateway", ["bot", "database", "limits", "slack", "workers"]],
    ["worker", ["bot", "cache", "database", "knowledge", "model", "slack"]],
    ["all", ["bot", "cache", "database", "knowledge", "limits", "model", "slack"]],
  ])("say of themselves what their part is: %s", async (role, parts) => {
    const bot = await startAs(role);
    const response = await fetch(`${bot.url}/ready`);
    expect(response.status).toBe(200);
    const { components } = (await response.json()) as { components: object };
    expect(Object.keys(components).sort()).toEqual(parts);
  });
});

describe("a gateway without a worker", () => {
  it("says so, with what waits, until one is started, and again when that one is gone", async () => {
    const gateway = await startAs("gateway");
    const workers = async () => (await gateway.ready()).components.workers;
    await until("no worker of an earlier test lives", async () => (await workers())?.state === "degraded");
    expect((await workers())?.detail).toContain("no worker lives");
    expect((await fetch(`${gateway.url}/ready`)).status).toBe(200);

    const asked = ask();
    const metric = async (name: string) => {
      const text = await (await fetch(`${gateway.url}/metrics`)).text();
      return Number(
        text
          .split("\n")
          .find((line) => line.startsWith(`${name} `))
          ?.split(" ")[1],
      );
    };
    await until("it waits", async () => (await metric("ledger_bot_questions_waiting")) === 1);
    expect(await metric("ledger_bot_oldest_waiting_seconds")).toBeGreaterThan(0);
    expect(await metric('ledger_bot_replicas{role="gateway"}')).toBe(1);
    expect(await metric('ledger_bot_replicas{role="worker"}')).toBe(0);

    const worker = await startAs("worker");
    expect(await workers()).toEqual({ state: "up", detail: "1 lives" });
    expect(await metric('ledger_bot_replicas{role="worker"}')).toBe(1);
    expect((await finalReply(slack, asked)).text).toBe(HARD_CLOSE);
    await until("nothing waits", async () => (await metric("ledger_bot_questions_waiting")) === 0);
    await worker.stop();
    await until("it is missed", async () => (await workers())?.state === "degraded");
  });
});

describe("a worker that cannot send", () => {
  it("does not start, and says why", async () => {
    slack.setFaults({ seed: 1, rules: [{ fault: "error", method: "auth.test", code: "invalid_auth" }] });
    await expect(startAs("worker")).rejects.toMatchObject({ code: "SLACK_UNAVAILABLE" });
    slack.setFaults("none");
  });
});

describe("a process that stops", () => {
  it("says so, and takes nothing in, while it ends what it works on", async () => {
    const bot = await startAs("all");
    const ready = until("it says that it stops", async () => {
      const { components } = await bot.ready();
      return components.bot?.state === "down" && components.bot.detail === "stopping";
    });
    await bot.stop();
    await ready;
    expect(slack.connections()).toBe(0);
  });
});
