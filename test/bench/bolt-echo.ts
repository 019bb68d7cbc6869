import { App } from "@slack/bolt";
import { createSlackLogger } from "../../src/channels/slack/slack-logger.ts";
import { startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { percentile } from "./figures.ts";

const MESSAGES = 300;
const WARM_UP = 20;

/**
 * The floor that Slack's own SDK sets: a Bolt app on the same simulator that posts a message and edits it, and
 * keeps, looks up and decides nothing. Returns the median time from the message to the edit, in milliseconds.
 */
export async function medianOfBoltEcho(): Promise<number> {
  // Measured is the app, not Slack's limits.
  const slack = await startSlackSimulator({ rateLimits: "off" });
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: slack.url },
    logger: createSlackLogger(() => {}),
  });
  app.message(async ({ message, client }) => {
    // Bolt hands over the app's own edits too.
    if (message.subtype) return;
    const { channel, ts: thread_ts } = message;
    const { ts = "" } = await client.chat.postMessage({ channel, thread_ts, text: "Thinking..." });
    await client.chat.update({ channel, ts, text: "Done." });
  });
  await app.start();

  const user = slack.seed.workspaces[0]?.people[0]?.id ?? "";
  const channel = slack.openDirectMessage(user);
  const times: number[] = [];
  for (let message = 0; message < MESSAGES; message += 1) {
    const startedAt = performance.now();
    const edited = new Promise<void>((resolve) => {
      const stop = slack.watch((change) => {
        if (change.type !== "changed" || change.message.text !== "Done.") return;
        stop();
        resolve();
      });
    });
    slack.post({ user, channel, text: "hello" });
    await edited;
    times.push(performance.now() - startedAt);
  }
  await app.stop();
  await slack.stop();
  return percentile(times.slice(WARM_UP), 0.5);
}
