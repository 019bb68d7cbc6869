import type { ServerResponse } from "node:http";
import type { Scheduler } from "../../clock/scheduler.ts";
import type { Step } from "./step.ts";

/** How an answer went: whole, broken off on purpose, or given up by whoever had asked. */
export type PlayEnd = "answered" | "reset" | "hung" | "abandoned";

export interface PlaySettings {
  readonly clock: Scheduler;
  /** Told when the first token is on its way. */
  readonly onFirstToken: () => void;
}

/** Does the steps one after the other. Comes back when the last one is done, or the connection is gone. */
export async function play(
  steps: readonly Step[],
  response: ServerResponse,
  { clock, onFirstToken }: PlaySettings,
): Promise<PlayEnd> {
  const gone = goneOf(response);
  // Waits are counted from the beginning, or the delays of many small ones would add up.
  let due = clock.now();
  let hasToken = false;
  for (const step of steps) {
    if (response.closed || response.destroyed) return "abandoned";
    switch (step.type) {
      case "wait":
        due += step.milliseconds;
        await wait(due - clock.now(), clock, gone);
        break;
      case "head":
        response.writeHead(step.status, step.headers);
        response.flushHeaders();
        break;
      case "write":
        if (!hasToken && step.tokens > 0) onFirstToken();
        hasToken ||= step.tokens > 0;
        if (!response.write(step.text)) await Promise.race([drained(response), gone]);
        break;
      case "end":
        response.end();
        break;
      case "hang":
        await gone;
        return "hung";
      case "reset":
        await flushed(response, gone);
        response.socket?.resetAndDestroy();
        return "reset";
    }
  }
  await Promise.race([finished(response), gone]);
  return response.writableFinished ? "answered" : "abandoned";
}

/** When the connection is gone, however it ended. */
export function goneOf(response: ServerResponse): Promise<void> {
  if (response.closed || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => response.once("close", () => resolve()));
}

async function wait(milliseconds: number, clock: Scheduler, gone: Promise<void>): Promise<void> {
  if (milliseconds <= 0) return;
  const over = Promise.withResolvers<void>();
  const cancel = clock.after(milliseconds, over.resolve);
  await Promise.race([over.promise, gone]);
  cancel();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once("drain", () => resolve()));
}

function finished(response: ServerResponse): Promise<void> {
  if (response.writableFinished) return Promise.resolve();
  return new Promise((resolve) => response.once("finish", () => resolve()));
}

/** What was written before a reset has to be out, or nobody would see it. */
async function flushed(response: ServerResponse, gone: Promise<void>): Promise<void> {
  if (!response.headersSent) return;
  const out = new Promise<void>((resolve) => response.write("", () => setImmediate(resolve)));
  await Promise.race([out, gone]);
}
