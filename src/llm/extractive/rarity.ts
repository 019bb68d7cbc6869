import type { Unit } from "./units.ts";

/** Rarer among the units at hand says more, as in an inverse document frequency. */
export function rarityOf(term: string, units: readonly Unit[]): number {
  const holding = units.reduce((count, unit) => count + (unit.terms.has(term) ? 1 : 0), 0);
  return Math.log(1 + units.length / (holding + 0.5));
}
