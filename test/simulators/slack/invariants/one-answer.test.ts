import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import type { SlackSimulatorOptions } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, rawSocket, startedSimulator, webClient } from "../clients.ts";
import { checkOf as check } from "./check-of.ts";

/** An app that acknowledges all at once, and a test that answers in its name. */
async function asked(options: SlackSimulatorOptions = {}) {
  const { slack, entries } = await startedSimulator({
    ...options,
    invariants: { grace: 0, ...options.invariants },
  });
  const app = await rawSocket(slack);
  app.socket.on("message", (data) => app.acknowledge(JSON.parse(data.toString())));
  const client = webClient(slack);
  const say = async (channel: string, text: string, thread_ts?: string, more: object = {}) =>
    (await client.chat.postMessage({ channel, text, ...(thread_ts && { thread_ts }), ...more })).ts ?? "";
  const acknowledged = async (count: number) =>
    expect
      .poll(() => entries.filter(({ type }) => type === "event-acknowledged").length)
      .toBeGreaterThanOrEqual(count);
  const ask = async (thread_ts?: string) => {
    const before = entries.filter(({ type }) => type === "event-acknowledged").length;
    const text = `<@${slack.botUserId}> how?`;
    const { ts } = slack.post({ user: ANA, channel: HELP, text, ...(thread_ts && { thread_ts }) });
    await acknowledged(before + 2);
    return ts;
  };
  const found = () => check(slack.invariants(), "one-answer").violations.map(({ what }) => what);
  return { slack, app, client, say, ask, acknowledged, found };
}

const LOST = "lost: no answer to a question";
const NEVER_DELIVERED = "never delivered: no app acknowledged a question";
const DOUBLED = "doubled: 2 answers to one question";

describe("exactly one answer", () => {
  it("is what an app gives that posts one message, or edits its placeholder into it", async () => {
    const { slack, client, say, ask, found } = await asked();
    await say(HELP, "an answer", await ask());
    const ts = await say(HELP, "Thinking...", await ask());
    expect(found()).toEqual([LOST]);
    await client.chat.update({ channel: HELP, ts, text: "another answer" });
    expect(found()).toEqual([]);
    expect(check(slack.invariants(), "one-answer").checked).toBe(2);
    expect(slack.invariants().holds).toBe(true);
  });

  it("is missed by silence, by a placeholder that stays, and by an answer that is deleted", async () => {
    const { slack, client, say, ask, found } = await asked();
    const silent = await ask();
    await say(HELP, "Thinking...", await ask());
    const ts = await say(HELP, "an answer", await ask());
    await client.chat.delete({ channel: HELP, ts });
    expect(found()).toEqual([LOST, LOST, LOST]);
    const [first] = check(slack.invariants(), "one-answer").violations;
    expect(first?.where).toEqual({ channel: HELP, ts: silent });
    expect(slack.invariants().holds).toBe(false);
  });

  it("is missed by a second one, in a channel's thread and in a direct message without a thread", async () => {
    const { slack, say, ask, acknowledged, found } = await asked();
    const thread = await ask();
    await say(HELP, "an answer", thread);
    await say(HELP, "an answer", thread);
    expect(found()).toEqual([DOUBLED]);
    const channel = slack.openDirectMessage(BEN);
    slack.post({ user: BEN, channel, text: "hi" });
    await acknowledged(3);
    await say(channel, "hi");
    expect(found()).toEqual([DOUBLED]);
    await say(channel, "hi");
    expect(found()).toEqual([DOUBLED, DOUBLED]);
  });

  it("is counted by order where several questions come before the first answer", async () => {
    const { say, ask, found } = await asked();
    const thread = await ask();
    await ask(thread);
    await ask(thread);
    await say(HELP, "one", thread);
    await say(HELP, "two", thread);
    expect(found()).toEqual([LOST]);
    await say(HELP, "three", thread);
    expect(found()).toEqual([]);
    await say(HELP, "four", thread);
    expect(found()).toEqual([DOUBLED]);
  });

  it("may have parts that name the same message, and each part only once", async () => {
    const { say, ask, found } = await asked();
    const ts = await ask();
    const part = (number: number) => ({
      metadata: { event_type: "reply", event_payload: { message_ts: ts, part: number } },
    });
    await say(HELP, "the first half", ts, part(1));
    await say(HELP, "the second half", ts, part(2));
    expect(found()).toEqual([]);
    await say(HELP, "the second half again", ts, part(2));
    expect(found()).toEqual([DOUBLED]);
  });

  it("may go on in further messages where the setting says so, until a text comes twice", async () => {
    const { say, ask, found } = await asked({ invariants: { parts: "consecutive" } });
    const thread = await ask();
    await say(HELP, "the first half", thread);
    await say(HELP, "the second half", thread);
    expect(found()).toEqual([]);
    await say(HELP, "the first half", thread);
    expect(found()).toEqual([DOUBLED]);
  });

  it("may be an ephemeral message, where nothing else is", async () => {
    const { client, ask, found } = await asked();
    const thread_ts = await ask();
    await client.chat.postEphemeral({ channel: HELP, user: ANA, text: "not for you", thread_ts });
    expect(found()).toEqual([]);
  });

  it("is not asked for by follow-ups without a mention, which may be answered once", async () => {
    const { slack, say, ask, acknowledged, found } = await asked();
    const thread_ts = await ask();
    await say(HELP, "an answer", thread_ts);
    slack.post({ user: ANA, channel: HELP, thread_ts, text: "and then?" });
    await acknowledged(4);
    expect(found()).toEqual([]);
    await say(HELP, "then this", thread_ts);
    expect(found()).toEqual([]);
    await say(HELP, "then this too", thread_ts);
    expect(found()).toEqual([DOUBLED]);
  });

  it("leaves room for the app's own news in the channel, before and after the answer", async () => {
    const { say, ask, found } = await asked();
    const thread = await ask();
    await say(HELP, "Deployed version 7");
    await say(HELP, "an answer", thread);
    await say(HELP, "Deployed version 8");
    expect(found()).toEqual([]);
  });

  it("is missed at once where no app is connected, until one takes the retry", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock });
    slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });
    const violations = [expect.objectContaining({ what: NEVER_DELIVERED })];
    expect(check(slack.invariants(), "one-answer")).toMatchObject({ violations, apart: [] });
    turn(10 * 60_000);
    expect(check(slack.invariants(), "one-answer")).toMatchObject({ violations, apart: [] });
    expect(slack.invariants().holds).toBe(false);
  });

  it("is waited for where an app connects before the event is given up", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack, entries } = await startedSimulator({ clock });
    slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });
    const app = await rawSocket(slack);
    app.socket.on("message", (data) => app.acknowledge(JSON.parse(data.toString())));
    turn(5_000);
    await expect.poll(() => entries.some(({ type }) => type === "event-acknowledged")).toBe(true);
    const apart = [{ what: "still open", count: 1 }];
    expect(check(slack.invariants(), "one-answer")).toMatchObject({ violations: [], apart });
  });

  it.each<[string, SlackSimulatorOptions]>([
    ["the setting drops it", { delivery: { withoutSocket: "drop" } }],
    [
      "a fault of the plan struck it",
      { faults: { seed: 0, rules: [{ fault: "outage", event: "app_mention", for: "20m" }] } },
    ],
  ])("is not asked for where %s on its way, which is told apart and not checked", async (_why, options) => {
    const { clock, turn } = createTurnedClock();
    const { slack } = await startedSimulator({ clock, ...options });
    slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });
    turn(10 * 60_000);
    expect(check(slack.invariants(), "one-answer")).toMatchObject({
      checked: 0,
      violations: [],
      apart: [{ what: "never reached the app", count: 1 }],
    });
  });

  it("is still open for as long as the grace lasts", async () => {
    const { clock, turn } = createTurnedClock();
    const { slack, ask } = await asked({ clock, invariants: { grace: 5 } });
    await ask();
    const open = { violations: [], apart: [{ what: "still open", count: 1 }] };
    expect(check(slack.invariants(), "one-answer")).toMatchObject(open);
    turn(5_000);
    expect(check(slack.invariants(), "one-answer").violations).toHaveLength(1);
  });

  it("is judged for old questions too when they are let go", async () => {
    const { ask, found, slack } = await asked({ invariants: { remembered: 2 } });
    for (let count = 0; count < 4; count += 1) await ask();
    expect(found()).toHaveLength(4);
    expect(check(slack.invariants(), "one-answer").checked).toBe(4);
  });
});
