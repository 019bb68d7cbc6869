import type { LoadQuestion } from "../targets/question.ts";
import type { SeenAnswer } from "./seen-answer.ts";

/** Nothing was said that would need a source. */
const WITHOUT_SOURCE: ReadonlySet<string> = new Set(["refused", "clarify", "handed-over"]);

/**
 * Whether an answer stands on a source that answers the question. What has no answer must be refused, and what is over the
 * limit turned away; where the right source is not known any one will do.
 */
export function citesRightly(seen: SeenAnswer, { kind, gold }: Pick<LoadQuestion, "kind" | "gold">): boolean {
  const { outcome } = seen;
  if (kind === "over-limit" || outcome === "limited") return kind === "over-limit" && outcome === "limited";
  if (kind === "refused" || gold?.length === 0) return WITHOUT_SOURCE.has(outcome);
  return outcome === "answered" && seen.citations > 0 && citesOneOf(gold, seen);
}

function citesOneOf(gold: readonly string[] | undefined, { sources, citations }: SeenAnswer): boolean {
  if (gold === undefined) return true;
  // A link does not show its source, so it is not held against an answer.
  if (sources.length < citations) return true;
  return sources.some((source) => gold.some((right) => isOf(source, right)));
}

/** A document that is right as a whole is so in each of its passages. */
function isOf(source: string, right: string): boolean {
  return source === right || (!right.includes("#") && source.startsWith(`${right}#`));
}
