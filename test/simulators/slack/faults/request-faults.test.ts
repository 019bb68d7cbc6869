import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { LogLevel } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, refusalOf, startedSimulator } from "../clients.ts";

/** As the SDK does it, only sooner. */
const SOON = { retries: 3, minTimeout: 1, maxTimeout: 5 };

describe("a planned fault of a request", () => {
  it("answers 429 with Retry-After, and the WebClient pauses and goes on", async () => {
    const { client, calls } = await faulty([{ fault: "rate_limited", nth: 1, retryAfter: 1 }]);
    expect(await client.users.info({ user: ANA })).toMatchObject({ ok: true });
    expect(calls("users.info")).toBe(2);
  });

  it("answers 429 without Retry-After, and the WebClient fails at once", async () => {
    const { client, calls } = await faulty([{ fault: "rate_limited", nth: 1, retryAfter: "none" }]);
    await expect(client.users.info({ user: ANA })).rejects.toThrow(
      "Retry header did not contain a valid timeout",
    );
    expect(calls("users.info")).toBe(1);
  });

  it("answers 5xx, and the WebClient tries again", async () => {
    const { client, calls } = await faulty([{ fault: "server_error", nth: [1, 2], status: 502 }]);
    expect(await client.users.info({ user: ANA })).toMatchObject({ ok: true });
    expect(calls("users.info")).toBe(3);
  });

  it("answers 5xx for longer than the WebClient tries", async () => {
    const { client } = await faulty([{ fault: "server_error" }]);
    await expect(client.users.info({ user: ANA })).rejects.toMatchObject({ statusCode: 503 });
  });

  it("answers with a code of Slack's, and the WebClient does not try again", async () => {
    const { client, calls } = await faulty([{ fault: "error", code: "fatal_error", method: "users.*" }]);
    expect(await refusalOf(client.users.info({ user: ANA }))).toBe("fatal_error");
    expect(calls("users.info")).toBe(1);
    expect(await client.auth.test()).toMatchObject({ ok: true });
  });

  it("never answers, and only a client with a timeout comes back", async () => {
    // More tries than the one that it takes: a slow machine may be late with an answer of its own.
    const retryConfig = { ...SOON, retries: 20 };
    const { client, calls } = await faulty([{ fault: "hang", nth: 1 }], { timeout: 500, retryConfig });
    expect(await client.users.info({ user: ANA })).toMatchObject({ ok: true });
    expect(calls("users.info")).toBeGreaterThan(1);
  });

  it("lets the simulator stop while a request hangs", async () => {
    const { client, slack, calls } = await faulty([{ fault: "hang" }], { retryConfig: { retries: 0 } });
    const hanging = expect(client.users.info({ user: ANA })).rejects.toThrow();
    await expect.poll(() => calls("users.info")).toBe(1);
    await slack.stop();
    await hanging;
  });

  it("answers late, by the simulator's clock", async () => {
    const { clock, turn, waiting } = createTurnedClock();
    const { client, calls } = await faulty([{ fault: "latency", by: "5m" }], {}, clock);
    let answered = false;
    const answer = client.users.info({ user: ANA }).then(() => {
      answered = true;
    });
    await expect.poll(() => calls("users.info")).toBe(1);
    expect(waiting()).toBe(1);
    expect(answered).toBe(false);
    turn(300_000);
    await answer;
  });

  it("cuts the connection before the call, which the WebClient makes again", async () => {
    const { client, slack } = await faulty([
      { fault: "connection_reset", method: "chat.postMessage", nth: 1 },
    ]);
    await client.chat.postMessage({ channel: HELP, text: "once" });
    expect(textsIn(slack)).toEqual(["once"]);
  });

  it("cuts the connection after the call, so that the WebClient has its effect twice", async () => {
    const { client, slack } = await faulty([
      { fault: "connection_reset", method: "chat.postMessage", nth: 1, after: true },
    ]);
    await client.chat.postMessage({ channel: HELP, text: "twice" });
    expect(textsIn(slack)).toEqual(["twice", "twice"]);
  });

  it("stays with the app that it names", async () => {
    const { client } = await faulty([{ fault: "error", code: "fatal_error", app: "A0ANOTHER01" }]);
    expect(await client.users.info({ user: ANA })).toMatchObject({ ok: true });
  });

  it("is in the journal and in the trace", async () => {
    const { client, slack, entries } = await faulty([{ fault: "error", code: "fatal_error", nth: 2 }]);
    await client.users.info({ user: ANA });
    await refusalOf(client.users.info({ user: ANA }));
    const fired = { rule: 0, fault: "error", occurrence: 2, target: "users.info" };
    expect(entries).toContainEqual(expect.objectContaining({ type: "planned-fault", ...fired }));
    expect(slack.faultTrace().fired).toEqual([{ ...fired, at: expect.any(Number) }]);
  });

  it("can be planned, and unplanned, while the simulator runs", async () => {
    const { client, slack } = await faulty([]);
    slack.setFaults({ seed: 0, rules: [{ fault: "error", code: "fatal_error" }] });
    expect(await refusalOf(client.users.info({ user: ANA }))).toBe("fatal_error");
    slack.setFaults("none");
    expect(await client.users.info({ user: ANA })).toMatchObject({ ok: true });
    expect(slack.faultTrace()).toEqual({ plan: { seed: 0, rules: [] }, fired: [] });
  });
});

it("refuses an app that reconnects with `invalid_auth`, which ends its process", async () => {
  const { slack } = await startedSimulator({
    faults: {
      seed: 0,
      rules: [{ fault: "invalid_auth" }, { fault: "disconnect", method: "users.info" }],
    },
  });
  const program = fileURLToPath(new URL("reconnecting-app.ts", import.meta.url));
  const app = spawn(process.execPath, [program, slack.url, slack.appToken], { stdio: "pipe" });
  onTestFinished(() => void app.kill());
  const said = Promise.all([text(app.stderr), text(app.stdout)]);
  await slack.connected();
  await new WebClient(slack.botToken, { slackApiUrl: slack.url }).users.info({ user: ANA });
  const [code] = await once(app, "exit");
  expect(code).toBe(1);
  expect((await said).join("")).toContain("invalid_auth");
});

async function faulty(rules: readonly FaultRule[], options: WebClientOptions = {}, clock?: SlackClock) {
  const { slack, entries } = await startedSimulator({
    faults: { seed: 0, rules: [...rules] },
    ...(clock !== undefined && { clock }),
  });
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.url,
    logLevel: LogLevel.ERROR,
    retryConfig: SOON,
    ...options,
  });
  const calls = (method: string) =>
    entries.filter((entry) => entry.type === "request" && entry.method === method).length;
  return { slack, client, entries, calls };
}

type SlackClock = ReturnType<typeof createTurnedClock>["clock"];

function textsIn(slack: SlackSimulator): readonly string[] {
  return slack.history(HELP).map(({ text }) => text);
}
