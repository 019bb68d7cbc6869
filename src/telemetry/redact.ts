import type { MaskedPattern } from "./masked-pattern.ts";
import { PERSONAL_PATTERNS } from "./personal-patterns.ts";
import { SECRET_PATTERNS } from "./secret-patterns.ts";

const PATTERNS: readonly MaskedPattern[] = [...SECRET_PATTERNS, ...PERSONAL_PATTERNS];

/**
 * Masks secrets and personal data in a text, naming the kind of what stood there. It goes by forms: what has none, such
 * as a name or an address, stays.
 */
export function redact(text: string): string {
  return PATTERNS.reduce(
    (masked, { kind, regex, holds = always }) =>
      masked.replace(regex, (found) => (holds(found) ? `[${kind}]` : found)),
    text,
  );
}

function always(): boolean {
  return true;
}
