import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { invariantLines } from "../../../../src/simulators/slack/invariants/invariant-lines.ts";
import { INVARIANTS } from "../../../../src/simulators/slack/invariants/invariant-table.ts";
import { ANA, HELP, rawCall, startedBoltApp, startedSimulator, webClient } from "../clients.ts";
import { checkOf } from "./check-of.ts";

const RECIPIENT = { recipient_user_id: ANA, recipient_team_id: "T0SIMULATED" };

async function atWork() {
  const { clock, turn } = createTurnedClock();
  const { slack } = await startedSimulator({ clock, invariants: { grace: 10 } });
  const { ts } = slack.post({ user: ANA, channel: HELP, text: "How do we deploy?" });
  const found = (name: Parameters<typeof checkOf>[1]) => checkOf(slack.invariants(), name);
  return { slack, client: webClient(slack), turn, found, here: { channel: HELP, thread_ts: ts } };
}

describe("a stream", () => {
  it("must be stopped, and may be open for as long as the grace lasts", async () => {
    const { client, turn, found, here } = await atWork();
    const { ts = "" } = await client.chat.startStream({ ...here, ...RECIPIENT });
    expect(found("no-orphan-stream")).toMatchObject({ checked: 1, violations: [], apart: [{ count: 1 }] });
    turn(10_000);
    expect(found("no-orphan-stream").violations).toEqual([
      { what: "a stream was never stopped", where: { channel: HELP, ts } },
    ]);
    await client.chat.stopStream({ channel: HELP, ts });
    expect(found("no-orphan-stream")).toMatchObject({ violations: [], apart: [] });
  });

  it("that Slack had to end is told apart", async () => {
    const { client, turn, found, here } = await atWork();
    await client.chat.startStream({ ...here, ...RECIPIENT });
    turn(10 * 60_000);
    const what = "ended by Slack because their time was up";
    expect(found("no-orphan-stream")).toMatchObject({ violations: [], apart: [{ what, count: 1 }] });
  });
});

describe("a sign that the app is at work", () => {
  it("must not stay: a placeholder becomes an answer, or is deleted", async () => {
    const { client, turn, found, here } = await atWork();
    const thinking = async () => (await client.chat.postMessage({ ...here, text: "Thinking..." })).ts ?? "";
    const [left, edited, deleted] = [await thinking(), await thinking(), await thinking()];
    await client.chat.update({ channel: HELP, ts: edited, text: "By tag." });
    await client.chat.delete({ channel: HELP, ts: deleted });
    expect(found("none-left-thinking")).toMatchObject({ checked: 3, violations: [], apart: [{ count: 1 }] });
    turn(10_000);
    expect(found("none-left-thinking").violations).toEqual([
      { what: '"Thinking..." was left', where: { channel: HELP, ts: left } },
    ]);
  });

  it("must not stay as a status that no answer and no call clears", async () => {
    const { client, turn, found, here } = await atWork();
    const set = (status: string) =>
      client.assistant.threads.setStatus({ channel_id: HELP, thread_ts: here.thread_ts, status });
    await set("is thinking...");
    turn(10_000);
    expect(found("none-left-thinking").violations).toHaveLength(1);
    await client.chat.postMessage({ ...here, text: "By tag." });
    expect(found("none-left-thinking").violations).toEqual([]);
    await set("is thinking...");
    turn(10 * 60_000);
    expect(found("none-left-thinking").violations).toMatchObject([
      { what: 'the status "is thinking..." was left set', where: { channel: HELP, ts: here.thread_ts } },
    ]);
  });
});

describe("a status", () => {
  it("is forgotten with the first message of its thread, for nobody can clear it then", async () => {
    const { client, turn, found, here, slack } = await atWork();
    await client.assistant.threads.setStatus({
      channel_id: HELP,
      thread_ts: here.thread_ts,
      status: "is thinking...",
    });
    turn(10_000);
    expect(found("none-left-thinking").violations).toHaveLength(1);
    slack.deleteMessage({ user: ANA, channel: HELP, ts: here.thread_ts });
    expect(found("none-left-thinking").violations).toEqual([]);
  });
});

describe("Slack's limits", () => {
  const call = (slack: Parameters<typeof rawCall>[0]) =>
    rawCall(slack, "chat.postMessage", JSON.stringify({ channel: HELP, text: "hi" }), "application/json");

  it("are kept by an app that waits, and broken by one that calls too often or too early", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock, rateLimits: "slack" });
    let reply = await call(slack);
    expect(checkOf(slack.invariants(), "rate-limits-kept").violations).toEqual([]);
    while (reply.status !== 429) reply = await call(slack);
    const tooOften = {
      what: "ratelimited: called too often",
      where: { method: "chat.postMessage", channel: HELP },
    };
    expect(checkOf(slack.invariants(), "rate-limits-kept").violations).toEqual([tooOften]);
    await call(slack);
    expect(checkOf(slack.invariants(), "rate-limits-kept").violations[1]?.what).toMatch(
      /^called \d+ ms before/,
    );
    turn(120_000);
    expect((await call(slack)).status).toBe(200);
    expect(checkOf(slack.invariants(), "rate-limits-kept").more).toBe(0);
  });

  it("are not broken by a refusal that was planned, only by not waiting after it", async () => {
    const { clock } = createTurnedClock();
    const rule = { fault: "rate_limited" as const, method: "chat.postMessage", retryAfter: 30, nth: 1 };
    const { slack } = await startedSimulator({ clock, faults: { seed: 1, rules: [rule] } });
    await call(slack);
    const kept = checkOf(slack.invariants(), "rate-limits-kept");
    expect(kept).toMatchObject({ violations: [], apart: [{ what: "refused by a planned fault", count: 1 }] });
    await call(slack);
    expect(checkOf(slack.invariants(), "rate-limits-kept").violations).toHaveLength(1);
  });
});

describe("the report", () => {
  it("says in plain lines that an unmodified Bolt app kept to everything", async () => {
    const { slack } = await startedSimulator({ invariants: { grace: 0 } });
    await startedBoltApp(slack, (app) => {
      app.event("app_mention", async ({ event, say }) => {
        await say({ text: "By tag.", thread_ts: event.ts });
      });
    });
    const { ts } = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> how?` });
    await expect.poll(() => slack.thread(HELP, ts)).toHaveLength(2);
    const [head, ...lines] = invariantLines(slack.invariants());
    expect(head).toBe("All invariants hold.");
    expect(lines).toEqual(
      INVARIANTS.map(({ name, says }) => expect.stringMatching(`ok     ${name}: \\d+ checked. ${says}`)),
    );
  });

  it("says what was broken and where", async () => {
    const { client, slack, turn, here } = await atWork();
    const { ts } = await client.chat.postMessage({ ...here, text: "Thinking..." });
    turn(60_000);
    const lines = invariantLines(slack.invariants());
    expect(lines[0]).toBe("Invariants were broken.");
    expect(lines.join("\n")).toContain("BROKEN none-left-thinking: 1 checked, 1 broken.");
    expect(lines).toContain(`         "Thinking..." was left (${HELP} ${ts})`);
  });
});
