import type { UserLimit } from "../mix.ts";

/** When people asked, so that they stay within a limit. */
export interface AskedTimes {
  hasRoom(user: number, at: number): boolean;
  note(user: number, at: number): void;
}

/**
 * So many questions in no stretch of the limit's time, and a little more: then none of the bot's own windows can have
 * more, wherever they begin.
 */
export function createAskedTimes({ questions, perMs }: UserLimit): AskedTimes {
  const asked = new Map<number, number[]>();
  const stretch = perMs + marginOf(perMs);
  const recent = (user: number, at: number) => (asked.get(user) ?? []).filter((time) => time > at - stretch);
  return {
    hasRoom: (user, at) => recent(user, at).length < questions,
    note: (user, at) => void asked.set(user, [...recent(user, at), at]),
  };
}

export const NO_LIMIT: AskedTimes = { hasRoom: () => true, note: () => {} };

/** By how much the bot may see questions sooner or later than they were planned. */
export function marginOf(perMs: number): number {
  return Math.min(5_000, perMs / 10);
}
