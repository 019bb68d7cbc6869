import type { OverLimit } from "./question-limits.ts";

const WINDOWS: Readonly<Record<string, string>> = {
  "user-minute": "You have asked %n questions in a minute, which is the most that one person may.",
  "user-hour": "You have asked %n questions in an hour, which is the most that one person may.",
  "user-day": "You have asked %n questions in a day, which is the most that one person may.",
  "all-minute": "All of you together ask more than %n questions a minute just now.",
};

/** Tells an asker which limit was reached, and when to come back. */
export function sayLimit({ limit, points, retryAfterMs }: OverLimit): string {
  const reason = (WINDOWS[limit] ?? "A limit of %n questions is reached.").replace(
    "%n questions",
    points === 1 ? "1 question" : `${points} questions`,
  );
  return `${reason} Please ask again in ${inWords(retryAfterMs)}.`;
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
