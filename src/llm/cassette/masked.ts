import type { MaskedPattern } from "../../telemetry/masked-pattern.ts";
import { PERSONAL_PATTERNS } from "../../telemetry/personal-patterns.ts";
import { SECRET_PATTERNS } from "../../telemetry/secret-patterns.ts";
import { SLACK_IDS } from "./slack-ids.ts";

/** What must not stand in a cassette. */
export function forbidden(secrets: readonly string[]): readonly MaskedPattern[] {
  const known = secrets
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .map((secret) => ({ kind: "secret", regex: new RegExp(escaped(secret), "g") }));
  return [...known, ...SECRET_PATTERNS, ...PERSONAL_PATTERNS, SLACK_IDS];
}

/** A shorter value is no secret but a word, and would be found everywhere. */
const SHORTEST_SECRET = 8;

/** Masking one thing may make another one seen, such as the two sides of an address. */
const MOST_ROUNDS = 4;

/** Replaces all that is forbidden by what `put` gives for its kind and its text. */
export function replaceForbidden(
  text: string,
  patterns: readonly MaskedPattern[],
  put: (kind: string, found: string) => string,
): string {
  let masked = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = masked;
    for (const { kind, regex, holds } of patterns)
      masked = masked.replace(regex, (found) => (counts(found, holds) ? put(kind, found) : found));
    if (masked === before) break;
  }
  return masked;
}

/** The kinds of what is forbidden and stands in a text. */
export function forbiddenIn(text: string, patterns: readonly MaskedPattern[]): readonly string[] {
  return patterns
    .filter(({ regex, holds }) => text.match(regex)?.some((found) => counts(found, holds)))
    .map(({ kind }) => kind);
}

/** A mask is not masked again. */
const MASK = /^\[[a-z-]+(?::\d+)?\]$/;

function counts(found: string, holds: MaskedPattern["holds"]): boolean {
  return !MASK.test(found) && (holds?.(found) ?? true);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
