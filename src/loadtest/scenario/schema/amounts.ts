import { z } from "zod";
import { parseDuration } from "../../../core/duration.ts";
import { must } from "./said.ts";

const DAY_MS = 86_400_000;
const LONGEST_MS = 7 * DAY_MS;
const AS = "such as 10s, 500ms or 1m30s";

/** A duration over zero, in milliseconds. */
export const duration = durationFrom(1, `a duration over zero, ${AS}`);

/** A duration that may be zero, in milliseconds. */
export const durationOrNone = durationFrom(0, `a duration, ${AS}`);

function durationFrom(leastMs: number, be: string) {
  return z.string(must(`a duration, ${AS}`)).transform((text, context) => {
    const milliseconds = parseDuration(text);
    if (milliseconds !== undefined && milliseconds >= leastMs && milliseconds <= LONGEST_MS)
      return milliseconds;
    const message = milliseconds !== undefined && milliseconds > LONGEST_MS ? "at most a week (168h)" : be;
    context.addIssue({ code: "custom", message: `must be ${message}` });
    return z.NEVER;
  });
}

/** A whole number within bounds. */
export function whole(least: number, most: number) {
  const error = must(
    least === 0 ? `a whole number from 0 to ${most}` : `a whole number from ${least}, at most ${most}`,
  );
  return z.int(error).min(least, error).max(most, error);
}

/** A number within bounds. */
export function numberWithin(least: number, most: number) {
  const error = must(`a number from ${least} to ${most}`);
  return z.number(error).min(least, error).max(most, error);
}
