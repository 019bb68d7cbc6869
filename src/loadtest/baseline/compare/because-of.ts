import { type Change, type Compared, LEAST_REPEATS, type Leaning } from "./compared.ts";

/** What is said where a side has too few repeats. */
export function tooFewRepeats(before: readonly unknown[], after: readonly unknown[]): string {
  return `The baseline has ${before.length} repeats and this run ${after.length}; under ${LEAST_REPEATS} on either side nothing is said of a difference.`;
}

/** The outcome in words, with the figures that it rests on. */
export function becauseOf(outcome: Leaning | "not-enough-to-tell", compared: readonly Compared[]): string {
  if (outcome === "not-enough-to-tell")
    return `No figure was measured in ${LEAST_REPEATS} repeats of either side, so that nothing is said of a difference.`;
  if (outcome === "same") return sameAs(compared);
  const worse = namesOf(compared, "worse");
  const better = namesOf(compared, "better");
  const also = outcome === "worse" && better.length > 0 ? ` Better: ${better.join(", ")}.` : "";
  return outcome === "worse"
    ? `Worse beyond the margin with the whole interval: ${worse.join(", ")}.${also}`
    : `Better beyond the margin with the whole interval: ${better.join(", ")}.`;
}

function namesOf(compared: readonly Compared[], leaning: Leaning): string[] {
  return compared.filter(({ leans }) => leans === leaning).map(({ change }) => nameOf(change));
}

/** No difference found is not yet none there: the reader is told how large a one may have stayed unseen. */
function sameAs(compared: readonly Compared[]): string {
  const widest = compared
    .map(({ change }) => change)
    .filter(({ inPoints }) => !inPoints)
    .sort((one, other) => reachOf(other) - reachOf(one))[0];
  const told = "No figure changed beyond the margin with its whole interval.";
  return widest?.interval
    ? `${told} The least certain is ${nameOf(widest)}, which may have changed by ${percent(widest.interval.low)} to ${percent(widest.interval.high)}.`
    : told;
}

function reachOf({ interval }: Change): number {
  return interval ? Math.max(Math.abs(interval.low), Math.abs(interval.high)) : -1;
}

function nameOf({ metric, figure }: Change): string {
  return `${metric} ${figure}`;
}

function percent(share: number): string {
  return `${share < 0 ? "−" : "+"}${(Math.abs(share) * 100).toFixed(1)} %`;
}
