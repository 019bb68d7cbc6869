import { App, LogLevel } from "@slack/bolt";
import { showClient } from "../../src/dashboard/show-client.tsx";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { openScreen, type Screen } from "./screen.ts";

export interface OpenClient {
  readonly screen: Screen;
  readonly slack: SlackSimulator;
  readonly ended: Promise<void>;
  /** Ends the client by its signal. */
  stop(): void;
  notice(text: string): void;
  /** Ends all that runs. */
  close(): Promise<void>;
}

/** The client on a screen of the given size, with a real Bolt app in its Slack, ready to be typed in. */
export async function openClient(
  columns: number,
  rows: number,
  listen: (app: App) => void = () => {},
): Promise<OpenClient> {
  const slack = await startSlackSimulator({ rateLimits: "off" });
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url },
  });
  listen(app);
  await app.start();
  const screen = openScreen(columns, rows);
  const controller = new AbortController();
  let notice = (_text: string) => {};
  const ended = showClient({
    slack,
    facts: ["ready in 1.0 s"],
    signal: controller.signal,
    onNotice: (listener) => {
      notice = listener;
    },
    stdin: screen.stdin,
    stdout: screen.stdout,
  });
  // The test may look at how it ended long after it has.
  ended.catch(() => {});
  await Promise.race([screen.shows("Enter sends"), ended]);
  return {
    screen,
    slack,
    ended,
    stop: () => controller.abort(),
    notice: (text) => notice(text),
    async close() {
      controller.abort();
      await ended.catch(() => {});
      await app.stop();
      await slack.stop();
    },
  };
}
