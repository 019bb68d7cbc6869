import type { Knee } from "./find-knee.ts";
import type { NamedLimit } from "./name-limit.ts";

/** What a search came to, as a sentence for people. Rates are questions per second. */
export function kneeLine({ ended, low, high }: Knee<unknown>, limit: NamedLimit | null): string {
  const by = limit ? `, limited by ${limit.words}` : "";
  if (ended === "found") return `The knee is between ${shown(low)} and ${shown(high)} questions/s${by}.`;
  if (ended === "most holds") return `${shown(low)} questions/s hold, and more were not tried.`;
  if (ended === "least does not hold")
    return `${shown(high)} questions/s do not hold${by}, and fewer were not tried.`;
  const why = ended === "stopped" ? "The search was ended" : "The probes were used up";
  return `${why} before the knee was sure: ${known(low, high)}${high === null ? "" : by}.`;
}

function known(low: number | null, high: number | null): string {
  if (low === null) return high === null ? "nothing is known" : `${shown(high)} questions/s do not hold`;
  const held = `${shown(low)} questions/s hold`;
  return high === null ? held : `${held}, ${shown(high)} do not`;
}

function shown(rate: number | null): string {
  return rate === null ? "?" : String(Number(rate.toPrecision(3)));
}
