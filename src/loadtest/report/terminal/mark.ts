import { type Span, span } from "../../../terminal-text/line.ts";

export type Mark = (holds: boolean) => Span;

/** Of an invalid run nothing holds and nothing fails: its figures are none of the bot's. */
export function marksOf(isValid: boolean): Mark {
  return (holds) => {
    if (!isValid) return span("?", "yellow");
    return holds ? span("✓", "green") : span("✗", "red");
  };
}
