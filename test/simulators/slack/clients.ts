import { App, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { JournalEntry } from "../../../src/simulators/slack/journal/journal.ts";
import {
  type SlackSimulator,
  type SlackSimulatorOptions,
  startSlackSimulator,
} from "../../../src/simulators/slack/simulator.ts";

export const ANA = "U0ANA000001";
export const BEN = "U0BEN000001";
export const HELP = "C0LEDGERHLP";
export const GENERAL = "C0GENERAL01";
export const PRIVATE = "C0PRIVATE01";

/**
 * A simulator that stops when the test ends, with all that it wrote to its journal after the header. Tests ask
 * faster than apps do, so Slack's limits are on only where a test asks for them.
 */
export async function startedSimulator(options: SlackSimulatorOptions = {}) {
  const entries: JournalEntry[] = [];
  const slack = await startSlackSimulator({
    rateLimits: "off",
    ...options,
    journal: (entry) => entry.type !== "journal" && entries.push(entry),
  });
  onTestFinished(() => slack.stop());
  return { slack, entries };
}

export function webClient(slack: SlackSimulator, token = slack.botToken): WebClient {
  return new WebClient(token, { slackApiUrl: slack.url, logLevel: LogLevel.ERROR });
}

/** An unmodified Bolt app that has said hello; the test adds its listeners before. */
export async function startedBoltApp(slack: SlackSimulator, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url },
  });
  listen(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

/** The code that Slack refuses a call with. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (fault) {
    if (isPlatformError(fault)) return fault.data.error;
    throw fault;
  }
  throw new Error("The call was not refused.");
}

function isPlatformError(fault: unknown): fault is { data: { error: string } } {
  return fault instanceof Error && "data" in fault;
}

/** Calls a method with a body as it stands. */
export async function rawCall(slack: SlackSimulator, method: string, body: string, contentType?: string) {
  const response = await fetch(`${slack.url}${method}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${slack.botToken}`,
      ...(contentType !== undefined && { "content-type": contentType }),
    },
    body: Buffer.from(body),
  });
  return { status: response.status, reply: await response.json() };
}

export async function socketUrl(slack: SlackSimulator): Promise<string> {
  const { url } = await webClient(slack, slack.appToken).apps.connections.open({});
  if (url === undefined) throw new Error("No url came.");
  return url;
}

export interface Frame {
  type: string;
  reason?: string;
  envelope_id: string;
  retry_attempt: number;
  retry_reason: string;
  payload: { event_id: string; event: Record<string, unknown> & { type: string } };
}

/** A WebSocket that only hears; the test acknowledges itself. */
export async function rawSocket(slack: SlackSimulator, url?: string) {
  const socket = new WebSocket(url ?? (await socketUrl(slack)));
  const frames: Frame[] = [];
  const greeted = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<number>();
  socket.on("message", (data) => {
    frames.push(JSON.parse(data.toString()));
    greeted.resolve();
  });
  socket.on("close", (code) => closed.resolve(code));
  socket.on("error", greeted.reject);
  await greeted.promise;
  return {
    socket,
    frames,
    closed: closed.promise,
    envelopes: () => frames.filter((frame) => frame.type === "events_api"),
    acknowledge: (frame: Frame) =>
      socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: {} })),
  };
}
