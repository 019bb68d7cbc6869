import type { Components } from "../server/readiness.ts";

/** A part of the bot that is opened first, started when all parts are open, and stopped in the opposite order. */
export interface Part {
  /** What it adds to the readiness of the process. */
  readonly components: Components;
  start(): Promise<void>;
  stop(deadlineMs: number): Promise<void>;
}
