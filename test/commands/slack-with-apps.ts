import { App, LogLevel } from "@slack/bolt";
import { expect } from "vitest";
import { z } from "zod";
import { endLedgers, startLedger } from "../ledger-process.ts";

export const ANA = "U0ANA000001";
export const BEN = "U0BEN000001";
export const HELP = "C0LEDGERHLP";
export const BOT = "<@U0LEDGERBOT>";

const apps: App[] = [];

export async function stopApps(): Promise<void> {
  for (const app of apps.splice(0)) await app.stop();
}

/** For `afterEach`: nothing that a test started outlives it. */
export async function stopAll(): Promise<void> {
  await stopApps();
  await endLedgers();
}

const settingsSchema = z.object({
  page: z.string(),
  apps: z.tuple([z.object({ env: z.record(z.string(), z.string()) })]),
});
const saidSchema = z.object({ ts: z.string() });
const pageSchema = z.object({
  messages: z.array(z.looseObject({ ts: z.string(), user: z.string(), text: z.string() })),
});

/** `ledger slack`, and what a tester in any language reaches of it: its control API. */
export async function startSlack(...args: string[]) {
  const slack = startLedger(["slack", "--json", ...args]);
  const { page, apps } = settingsSchema.parse(JSON.parse(await slack.nextLine()));

  async function control(method: string, path: string, args?: object): Promise<unknown> {
    const response = await fetch(`${page}simulator/${path}`, {
      method,
      ...(args && { headers: { "content-type": "application/json" }, body: JSON.stringify(args) }),
    });
    expect([path, response.status]).toEqual([path, 200]);
    return response.json();
  }

  const messages = async (query: string) =>
    pageSchema.parse(await control("GET", `messages?channel=${HELP}&${query}`)).messages;
  const texts = async (thread_ts?: string) =>
    (await messages(thread_ts === undefined ? "" : `thread_ts=${thread_ts}`)).map(({ text }) => text);
  return {
    env: apps[0].env,
    process: slack,
    control,
    messages,
    texts,
    post: async (user: string, text: string, thread_ts?: string) =>
      saidSchema.parse(
        await control("POST", "people/post", { user, channel: HELP, text, ...(thread_ts && { thread_ts }) }),
      ).ts,
    advance: (milliseconds: number) => control("POST", "clock/advance", { milliseconds }),
    threads: async () => {
      const roots = await messages("");
      return Promise.all(roots.map(({ ts }) => texts(ts)));
    },
    async end() {
      slack.child.kill("SIGINT");
      return slack.ended;
    },
  };
}

export type Slack = Awaited<ReturnType<typeof startSlack>>;

export async function startApp({ env }: Slack, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: env.SLACK_BOT_TOKEN ?? "",
    appToken: env.SLACK_APP_TOKEN ?? "",
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: env.SLACK_API_URL ?? "" },
  });
  listen(app);
  await app.start();
  apps.push(app);
  return app;
}

/** Bolt's HTTPReceiver, which verifies signatures with the secret that was printed. */
export async function startHttpApp({ env }: Slack, port: number, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: env.SLACK_BOT_TOKEN ?? "",
    signingSecret: env.SLACK_SIGNING_SECRET ?? "",
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: env.SLACK_API_URL ?? "" },
  });
  listen(app);
  await app.start(port);
  apps.push(app);
  return app;
}
