import type { CeilingFigures } from "../targets/ceiling/ceiling-figures.ts";

/** What a closed loop on the HTTP side of a bot came to, also where it ended early. */
export interface CeilingResult {
  readonly bot: CeilingBot;
  /** In the order in which they were measured; those that were not begun are not here. */
  readonly routes: readonly CeilingFigures[];
  readonly end: CeilingEnd;
}

export interface CeilingBot {
  /** Whether it was started for this. */
  readonly own: boolean;
  /** Absent where the run was interrupted before there was one. */
  readonly url?: string;
}

export interface CeilingEnd {
  readonly kind: "complete" | "interrupted" | "target-died";
  /** What was seen of the bot's death, with its last words. */
  readonly because?: string;
  /** What to do about it. */
  readonly remedy?: string;
}
