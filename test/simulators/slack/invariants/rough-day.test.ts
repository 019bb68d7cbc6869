import { readFileSync } from "node:fs";
import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { expect, it, onTestFinished } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { parseFaultPlan } from "../../../../src/simulators/slack/faults/parse-fault-plan.ts";
import type { JournalEntry } from "../../../../src/simulators/slack/journal/journal.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { until } from "../../../until.ts";
import { ANA, BEN, HELP, startedSimulator } from "../clients.ts";
import { turnedPings } from "../turned-pings.ts";
import { checkOf } from "./check-of.ts";

const ROUGH_DAY = parseFaultPlan({
  path: "rough-day.yaml",
  text: readFileSync(new URL("../../../../fixtures/faults/rough-day.yaml", import.meta.url), "utf8"),
});
const QUESTIONS = 16;

it("is got through by an app that answers each message once, and doubled by one that answers whatever comes", {
  timeout: 120_000,
}, async () => {
  turnedPings();
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
  expect(found).not.toEqual([]);
  for (const what of found) expect(what).toMatch(/^doubled: \d answers to one question$/);
  expect(careless.report.holds).toBe(false);
});

/** Tells whether a message is to be answered. */
type Wants = (message: string) => boolean;

function isNewIn(answered: Set<string>): Wants {
  return (message) => answered.size < answered.add(message).size;
}

/** Two people who ask in turn, in a channel and in private, for more than a quarter of an hour. */
async function roughDay(wants: Wants) {
  const { clock, turn } = createTurnedClock();
  const { slack, entries } = await startedSimulator({ clock, faults: ROUGH_DAY, rateLimits: "slack" });
  const { isIdle } = await startedApp(slack, wants);
  for (let question = 0; question < QUESTIONS; question += 1) {
    const asked = [
      slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> How does number ${question} go?` }),
      slack.post({ user: BEN, channel: slack.openDirectMessage(BEN), text: `And number ${question}?` }),
    ];
    const isAnswered = () => asked.every(({ channel, ts }) => slack.thread(channel, ts).length > 1);
    await passing(() => isAnswered() && slack.unsettledEvents() === 0 && isIdle());
    // A pause, in which Slack asks the app to reconnect at times.
    turn(60_000);
    await passing(() => slack.connections() > 0 && !isClosing(entries));
  }
  turn(60_000);
  return { report: slack.invariants(), fired: slack.faultTrace().fired.map(({ fault }) => fault) };

  /**
   * Waits for what the app does. The clock goes on only while nothing happens, the longer the faster: an app that
   * works is not late, however slow the machine is.
   */
  async function passing(holds: () => boolean): Promise<void> {
    let [seen, still] = [entries.length, 0];
    await until("the app gets through it", async () => {
      if (holds()) return true;
      still = entries.length === seen ? still + 1 : 0;
      seen = entries.length;
      turn(Math.min(still, 300));
      return false;
    });
  }
}

/** A whole app, with a placeholder that becomes the answer, in the thread of the question. */
async function startedApp(slack: SlackSimulator, wants: Wants): Promise<{ isIdle(): boolean }> {
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 10, minTimeout: 5, factor: 1 } };
  const app = new App({
    token: slack.botToken,
    // It waits so long before it opens another connection.
    receiver: new SocketModeReceiver({
      appToken: slack.appToken,
      clientPingTimeout: 100,
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
