import type { RunFigures } from "../thresholds/figure-of.ts";
import type { Baseline } from "./baseline.ts";

/**
 * The figures that thresholds such as `p(95)<baseline*1.10` are reckoned from: of each the mean over the repeats that have
 * it, as in the comparison. Null where none has.
 */
export function baselineFigures({ repeats }: Pick<Baseline, "repeats">): RunFigures {
  if (repeats.length === 0) throw new Error("a baseline has at least one repeat");
  // Merging keeps the shape that all of them have.
  return merged(repeats.map(({ figures }) => figures)) as RunFigures;
}

/** Figures are numbers in fields in fields: those in the same place are brought together. */
function merged(parts: readonly unknown[]): unknown {
  const groups = parts.filter(isFields);
  if (groups.length === 0) return meanOfNumbers(parts);
  const names = new Set(groups.flatMap(Object.keys));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      merged(groups.filter((group) => Object.hasOwn(group, name)).map((group) => group[name])),
    ]),
  );
}

function meanOfNumbers(values: readonly unknown[]): number | null {
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
