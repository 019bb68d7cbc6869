import type { Language } from "../language/language.ts";
import type { Phrases } from "../language/phrases/phrases.ts";
import { phrasesIn } from "../language/phrases-in.ts";
import type { OverLimit } from "./question-limits.ts";

/** Tells an asker which limit was reached, and when to come back. */
export function sayLimit({ limit, points, retryAfterMs }: OverLimit, language: Language): string {
  const phrases = phrasesIn(language);
  const reason = isNamed(limit, phrases.limits) ? phrases.limits[limit] : phrases.limits.other;
  return `${reason(phrases.questions(points))} ${phrases.askAgainIn(inWords(retryAfterMs, phrases))}`;
}

function isNamed(limit: string, limits: Phrases["limits"]): limit is keyof Phrases["limits"] {
  return Object.hasOwn(limits, limit);
}

function inWords(ms: number, { minutes: inMinutes, hours: inHours }: Phrases): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? inMinutes(minutes) : inHours(Math.ceil(minutes / 60));
}
