import { App, type ReceiverEvent, type SocketModeReceiver } from "@slack/bolt";
import { expect, it, onTestFinished } from "vitest";
import { createKeepingReceiver } from "../../../src/channels/slack/keeping-receiver.ts";
import { createSlackLogger } from "../../../src/channels/slack/slack-logger.ts";
import { createTurnedClock } from "../../../src/simulators/slack/clock/turned-clock.ts";
import type { JournalEntry } from "../../../src/simulators/slack/journal/journal.ts";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, startedSimulator } from "../../simulators/slack/clients.ts";

const SILENT = createSlackLogger(() => {});

/** Bolt as it is, over the receiver that keeps first. */
async function startedApp(
  slack: SlackSimulator,
  keep: (body: ReceiverEvent["body"]) => Promise<void>,
  onError: (error: Error) => boolean = () => false,
): Promise<App> {
  const receiver: SocketModeReceiver = createKeepingReceiver(
    {
      appToken: slack.appToken,
      logger: SILENT,
      installerOptions: { clientOptions: { slackApiUrl: slack.url } },
      processEventErrorHandler: async ({ error }) => onError(error),
    },
    keep,
  );
  const clientOptions = { slackApiUrl: slack.url };
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: SILENT });
  await app.start();
  onTestFinished(async () => void (await app.stop()));
  return app;
}

/** How many times each happening is in the journal. */
const countOf = (entries: readonly JournalEntry[], type: JournalEntry["type"]) =>
  entries.filter((entry) => entry.type === type).length;

it("acknowledges an event when it is kept, and not before", async () => {
  const { slack, entries } = await startedSimulator();
  const keeping = Promise.withResolvers<void>();
  const kept: string[] = [];
  await startedApp(slack, async (body) => {
    const { text } = body.event;
    if (text === "slow") await keeping.promise;
    kept.push(text);
  });

  slack.post({ user: ANA, channel: HELP, text: "slow" });
  slack.post({ user: ANA, channel: HELP, text: "quick" });
  await expect.poll(() => countOf(entries, "event-acknowledged")).toBe(1);
  expect(kept).toEqual(["quick"]);

  keeping.resolve();
  await expect.poll(() => countOf(entries, "event-acknowledged")).toBe(2);
  expect(kept).toEqual(["quick", "slow"]);
});

it("gives the event to Bolt's listeners after it is kept", async () => {
  const { slack } = await startedSimulator();
  const order: string[] = [];
  const app = await startedApp(slack, async (body) => void order.push(`kept ${body.event.text}`));
  app.message(async ({ message }) => void order.push(`heard ${"text" in message ? message.text : ""}`));
  slack.post({ user: ANA, channel: HELP, text: "one" });
  await expect.poll(() => order).toEqual(["kept one", "heard one"]);
});

it("acknowledges nothing that could not be kept, and keeps it when it comes again", async () => {
  const { clock, turn } = createTurnedClock();
  const { slack, entries } = await startedSimulator({ clock });
  const faults: string[] = [];
  const seen: string[] = [];
  let databaseIsDown = true;
  await startedApp(
    slack,
    async (body) => {
      seen.push(body.event_id);
      if (databaseIsDown) throw new Error("no database");
    },
    (error) => {
      faults.push(error.message);
      return false;
    },
  );

  slack.post({ user: ANA, channel: HELP, text: "how?" });
  await expect.poll(() => faults).toEqual(["no database"]);
  databaseIsDown = false;
  expect(countOf(entries, "event-acknowledged")).toBe(0);

  turn(4_000);
  await expect.poll(() => countOf(entries, "event-acknowledged")).toBe(1);
  expect(seen).toHaveLength(2);
  expect(new Set(seen).size).toBe(1);
});
