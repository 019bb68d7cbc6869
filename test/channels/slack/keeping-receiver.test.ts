import { App, type ReceiverEvent } from "@slack/bolt";
import { expect, it, onTestFinished } from "vitest";
import { createKeepingReceiver, type KeptDelivery } from "../../../src/channels/slack/keeping-receiver.ts";
import { createSlackLogger } from "../../../src/channels/slack/slack-logger.ts";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import type { JournalEntry } from "../../../src/simulators/slack/journal/journal.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, startedSimulator } from "../../simulators/slack/clients.ts";

const SILENT = createSlackLogger(() => {});

interface Given {
  readonly keep: (body: ReceiverEvent["body"]) => Promise<KeptDelivery | undefined>;
  readonly onLost?: (error: unknown) => void;
  readonly onFault?: (what: string) => void;
}

/** Bolt as it is, over the receiver that keeps first. */
async function startedApp(
  slack: SlackSimulator,
  { keep, onLost = () => {}, onFault = () => {} }: Given,
): Promise<{ app: App; settled: () => Promise<void> }> {
  const { receiver, settled } = createKeepingReceiver(
    {
      appToken: slack.appToken,
      logger: SILENT,
      installerOptions: { clientOptions: { slackApiUrl: slack.url } },
    },
    {
      keep: async (body) => (await keep(body as ReceiverEvent["body"])) ?? { isForListeners: true },
      onLost,
      onFault,
    },
  );
  const clientOptions = { slackApiUrl: slack.url };
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: SILENT });
  await app.start();
  onTestFinished(async () => void (await app.stop()));
  return { app, settled };
}

/** How many times each happening is in the journal. */
const countOf = (entries: readonly JournalEntry[], type: JournalEntry["type"]) =>
  entries.filter((entry) => entry.type === type).length;

it("acknowledges an event when it is kept, and not before", async () => {
  const { slack, entries } = await startedSimulator();
  const keeping = Promise.withResolvers<void>();
  const kept: string[] = [];
  const keep = async (body: ReceiverEvent["body"]) => {
    const { text } = body.event;
    if (text === "slow") await keeping.promise;
    kept.push(text);
    return undefined;
  };
  const { settled } = await startedApp(slack, { keep });

  slack.post({ user: ANA, channel: HELP, text: "slow" });
  slack.post({ user: ANA, channel: HELP, text: "quick" });
  await expect.poll(() => countOf(entries, "event-acknowledged")).toBe(1);
  expect(kept).toEqual(["quick"]);

  const isSettled = settled();
  keeping.resolve();
  await isSettled;
  expect(kept).toEqual(["quick", "slow"]);
  await expect.poll(() => countOf(entries, "event-acknowledged")).toBe(2);
});

it("gives the event to Bolt's listeners after it is kept, and to nobody else where they are not meant", async () => {
  const { slack } = await startedSimulator();
  const order: string[] = [];
  const keep = async (body: ReceiverEvent["body"]) => {
    order.push(`kept ${body.event.text}`);
    return { isForListeners: body.event.text === "one" };
  };
  const { app } = await startedApp(slack, { keep });
  app.message(async ({ message }) => void order.push(`heard ${"text" in message ? message.text : ""}`));
  slack.post({ user: ANA, channel: HELP, text: "one" });
  await expect.poll(() => order).toEqual(["kept one", "heard one"]);
  slack.post({ user: ANA, channel: HELP, text: "two" });
  await expect.poll(() => order).toEqual(["kept one", "heard one", "kept two"]);
});

it("acknowledges nothing that could not be kept, and keeps it when it comes again", async () => {
  const { clock, turn } = createTurnedClock();
  const { slack, entries } = await startedSimulator({ clock });
  const lost: unknown[] = [];
  const seen: string[] = [];
  let databaseIsDown = true;
  const keep = async (body: ReceiverEvent["body"]) => {
    seen.push(body.event_id);
    if (databaseIsDown) throw new Error("no database");
    return undefined;
  };
  await startedApp(slack, { keep, onLost: (error) => lost.push(error) });

  slack.post({ user: ANA, channel: HELP, text: "how?" });
  await expect.poll(() => lost).toEqual([new Error("no database")]);
  databaseIsDown = false;
  expect(countOf(entries, "event-acknowledged")).toBe(0);

  turn(4_000);
  await expect.poll(() => countOf(entries, "event-acknowledged")).toBe(1);
  expect(seen).toHaveLength(2);
  expect(new Set(seen).size).toBe(1);
});

it("does what is left to do after the acknowledgement, and only tells where that fails", async () => {
  const { slack, entries } = await startedSimulator();
  const faults: string[] = [];
  const keep = async (body: ReceiverEvent["body"]) => ({
    afterwards: async () => {
      await expect.poll(() => countOf(entries, "event-acknowledged")).toBe(1);
      throw new Error(`no use: ${body.event.text}`);
    },
  });
  await startedApp(slack, { keep, onFault: (what) => faults.push(what) });
  slack.post({ user: ANA, channel: HELP, text: "how?" });
  await expect.poll(() => faults).toEqual(["no use: how?"]);
  expect(countOf(entries, "event-acknowledged")).toBe(1);
});

it("acknowledges an event that Bolt cannot take, once it is kept", async () => {
  const { slack, entries } = await startedSimulator();
  const faults: string[] = [];
  // Bolt looks for the id of a user that is null.
  const keep = async (body: ReceiverEvent["body"]) => {
    body.event.user = null;
    return undefined;
  };
  await startedApp(slack, { keep, onFault: (what) => faults.push(what) });
  slack.post({ user: ANA, channel: HELP, text: "how?" });
  await expect.poll(() => faults).toHaveLength(1);
  expect(countOf(entries, "event-acknowledged")).toBe(1);
});
