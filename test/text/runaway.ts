import { runInNewContext } from "node:vm";

/** Thirty times what the slowest takes on an idle machine. */
const GIVEN_UP_AFTER_MS = 60_000;
const MEGABYTE = 1_048_576;

/** For a test that calls `expectNoRunaway` once: it is to fail by what that says, and not by its own time. */
export const RUNAWAY_GUARDED = { timeout: 2 * GIVEN_UP_AFTER_MS };

/**
 * Runs the code on a megabyte of a piece, and fails when it runs away: a scanner that reads the rest of the text
 * once more for each sign of it takes minutes, where one that reads it once takes two seconds at most. How long it
 * takes is not measured, because how quick or how busy a machine is must not decide a test; what seems to have no
 * end is given up, also within a regular expression.
 */
export function expectNoRunaway(piece: string, run: (text: string) => unknown): void {
  const text = piece.repeat(Math.ceil(MEGABYTE / piece.length));
  try {
    runInNewContext("run()", { run: () => void run(text) }, { timeout: GIVEN_UP_AFTER_MS });
  } catch (error) {
    if (!isGivenUp(error)) throw error;
    const seconds = GIVEN_UP_AFTER_MS / 1_000;
    throw new Error(`It runs away: a megabyte of ${JSON.stringify(piece)} is not done after ${seconds} s.`);
  }
}

/** It is no `Error` of this context. */
function isGivenUp(error: unknown): boolean {
  return isObject(error) && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
