import { App, ExpressReceiver, LogLevel } from "@slack/bolt";
import { onTestFinished } from "vitest";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { freePort } from "../../../free-port.ts";

/** An unmodified Bolt app with its default HTTPReceiver, which verifies signatures. Returns its request URL. */
export async function startedHttpApp(
  slack: SlackSimulator,
  listen: (app: App) => void,
  signingSecret = slack.signingSecret,
): Promise<string> {
  const app = new App({
    token: slack.botToken,
    signingSecret,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url },
  });
  listen(app);
  const port = await freePort();
  await app.start(port);
  onTestFinished(async () => {
    await app.stop();
  });
  return `http://127.0.0.1:${port}/slack/events`;
}

/** The same with Bolt's ExpressReceiver. */
export async function startedExpressApp(slack: SlackSimulator, listen: (app: App) => void): Promise<string> {
  const { signingSecret } = slack;
  const app = new App({
    token: slack.botToken,
    receiver: new ExpressReceiver({ signingSecret, logLevel: LogLevel.ERROR }),
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url },
  });
  listen(app);
  const port = await freePort();
  await app.start(port);
  onTestFinished(async () => {
    await app.stop();
  });
  return `http://127.0.0.1:${port}/slack/events`;
}
