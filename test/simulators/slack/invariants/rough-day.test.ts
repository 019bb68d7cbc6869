import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { expect, it, onTestFinished } from "vitest";
import { createAdvancingClock } from "../../../../src/simulators/slack/clock/advancing-clock.ts";
import { parseFaultPlan } from "../../../../src/simulators/slack/faults/parse-fault-plan.ts";
import type { JournalEntry } from "../../../../src/simulators/slack/journal/journal.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, startedSimulator } from "../clients.ts";
import { checkOf } from "./check-of.ts";

const ROUGH_DAY = parseFaultPlan({
  path: "rough-day.yaml",
  text: readFileSync(new URL("../../../../fixtures/faults/rough-day.yaml", import.meta.url), "utf8"),
});
const QUESTIONS = 16;

it("is got through by an app that answers each message once, and doubled by one that answers whatever comes", {
  timeout: 60_000,
}, async () => {
  const [careful, careless] = await Promise.all([roughDay(isNewIn(new Set())), roughDay(() => true)]);
  expect(careful.fired).toEqual(
    expect.arrayContaining(["duplicate", "latency", "disconnect", "socket_reset"]),
  );
  expect(checkOf(careful.report, "one-answer")).toMatchObject({
    checked: 2 * QUESTIONS,
    violations: [],
    apart: [],
  });
  expect(careful.report).toMatchObject({ holds: true });

  const found = checkOf(careless.report, "one-answer").violations.map(({ what }) => what);
  expect(new Set(found)).toEqual(new Set(["doubled: 2 answers to one question"]));
  expect(careless.report.holds).toBe(false);
});

/** Tells whether a message is to be answered. */
type Wants = (message: string) => boolean;

function isNewIn(answered: Set<string>): Wants {
  return (message) => answered.size < answered.add(message).size;
}

/** Two people who ask in turn, in a channel and in private, for more than a quarter of an hour. */
async function roughDay(wants: Wants) {
  const { clock, advance } = createAdvancingClock();
  const { slack, entries } = await startedSimulator({ clock, faults: ROUGH_DAY, rateLimits: "slack" });
  const { isIdle } = await startedApp(slack, wants);
  for (let question = 0; question < QUESTIONS; question += 1) {
    const asked = [
      slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> How does number ${question} go?` }),
      slack.post({ user: BEN, channel: slack.openDirectMessage(BEN), text: `And number ${question}?` }),
    ];
    const isAnswered = () => asked.every(({ channel, ts }) => slack.thread(channel, ts).length > 1);
    await passing(() => isAnswered() && slack.unsettledEvents() === 0 && isIdle(), advance);
    // A pause, in which Slack asks the app to reconnect at times.
    advance(60_000);
    await passing(() => slack.connections() > 0 && !isClosing(entries), advance);
  }
  advance(60_000);
  return { report: slack.invariants(), fired: slack.faultTrace().fired.map(({ fault }) => fault) };
}

/** A whole app, with a placeholder that becomes the answer, in the thread of the question. */
async function startedApp(slack: SlackSimulator, wants: Wants): Promise<{ isIdle(): boolean }> {
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 10, minTimeout: 5, factor: 1 } };
  const app = new App({
    token: slack.botToken,
    // It waits so long before it opens another connection.
    receiver: new SocketModeReceiver({
      appToken: slack.appToken,
      clientPingTimeout: 500,
      logLevel: LogLevel.ERROR,
      installerOptions: { clientOptions },
    }),
    logLevel: LogLevel.ERROR,
    clientOptions,
  });
  let answering = 0;
  app.message(async ({ message, client, context }) => {
    if (message.subtype !== undefined || message.bot_id !== undefined) return;
    const { channel, ts, channel_type, text = "" } = message;
    const isAddressed = channel_type === "im" || text.includes(`<@${context.botUserId}>`);
    if (!isAddressed || !wants(`${channel} ${ts}`)) return;
    answering += 1;
    const placeholder = await client.chat.postMessage({ channel, thread_ts: ts, text: "Thinking..." });
    await client.users.info({ user: message.user });
    await client.chat.update({ channel, ts: placeholder.ts ?? "", text: `Well: ${text.length}` });
    answering -= 1;
  });
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return { isIdle: () => answering === 0 };
}

/** Whether a connection that was told to end has not ended yet. */
function isClosing(entries: readonly JournalEntry[]): boolean {
  const closed = new Set(entries.flatMap((each) => (each.type === "socket-closed" ? [each.connection] : [])));
  return entries.some(
    (each) =>
      each.type === "frame-sent" &&
      JSON.stringify(each.frame).startsWith('{"type":"disconnect"') &&
      !closed.has(each.connection),
  );
}

/** Waits for what the app does, while the clock goes on: the longer it takes, the faster. */
async function passing(holds: () => boolean, advance: (milliseconds: number) => void): Promise<void> {
  for (let step = 0; !holds(); step += 1) {
    if (step > 2_000) throw new Error("The app does not get through it.");
    await delay(5);
    advance(Math.min(step, 300));
  }
}
