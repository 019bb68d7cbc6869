import { z } from "zod";

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

const FORM = /^(\d+(?:\.\d+)?)(ms|s|m)$/;

/** A time span as people write it: `500ms`, `12s`, `5m`. */
export const duration = z.string().regex(FORM, "is no time span such as 500ms, 12s or 5m");

export type Duration = z.output<typeof duration>;

/** @throws Error for what `duration` does not take. */
export function millisecondsOf(span: Duration): number {
  const [, amount, unit = ""] = FORM.exec(span) ?? [];
  const size = MILLISECONDS[unit];
  if (size === undefined) throw new Error(`${span} is no time span.`);
  return Number(amount) * size;
}
