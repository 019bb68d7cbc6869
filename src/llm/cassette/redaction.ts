import type { MaskedPattern } from "../../telemetry/masked-pattern.ts";
import { replaceForbidden } from "./masked.ts";
import { stringsIn } from "./strings-in.ts";

/** Masks what belongs to one request, and puts back what that request has itself. */
export interface Redaction {
  /** `[kind:n]` for what the request holds, `[kind]` for what it does not. */
  hide(text: string): string;
  /** Puts back what the request holds; what came from elsewhere stays masked. */
  show(text: string): string;
  /** How often each kind was masked. */
  hidden(): Readonly<Record<string, number>>;
}

/**
 * The same request has the same masks, so that a replay, which has the request, gives an answer that quotes an address
 * of the passages to the letter, although the address is in no file.
 */
export function redactionOf(body: unknown, patterns: readonly MaskedPattern[]): Redaction {
  const masks = new Map<string, string>();
  const numbers = new Map<string, number>();
  for (const text of stringsIn(body))
    replaceForbidden(text, patterns, (kind, found) => {
      const known = masks.get(found);
      if (known !== undefined) return known;
      const number = (numbers.get(kind) ?? 0) + 1;
      numbers.set(kind, number);
      const mask = `[${kind}:${number}]`;
      masks.set(found, mask);
      return mask;
    });
  const hidden = new Map<string, number>();
  // A later one may hold earlier ones.
  const latestFirst = [...masks].reverse();
  return {
    hide: (text) =>
      replaceForbidden(text, patterns, (kind, found) => {
        hidden.set(kind, (hidden.get(kind) ?? 0) + 1);
        return masks.get(found) ?? `[${kind}]`;
      }),
    show: (text) => latestFirst.reduce((shown, [found, mask]) => shown.replaceAll(mask, () => found), text),
    hidden: () => Object.fromEntries([...hidden].sort()),
  };
}
