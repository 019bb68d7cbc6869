import type { Case } from "../case.ts";
import type { Observation } from "../observation.ts";
import { type Fault, retrievalMiss } from "./fault.ts";

/** What is wrong with not answering, if anything. */
export function refusalFault(given: Case, seen: Observation): Fault | undefined {
  if (given.expect === "any") return undefined;
  const did = seen.outcome === "clarify" ? "asks back" : "refuses";
  if (given.expect === "refuse")
    return seen.outcome === "clarify"
      ? { attribution: "wrong-answer", because: "it asks back, and has to refuse" }
      : undefined;
  if (given.expect === "clarify") {
    if (seen.outcome === "clarify") return undefined;
    return (
      retrievalMiss(given, seen) ?? {
        attribution: "wrong-answer",
        because: "it refuses, and has to ask back",
      }
    );
  }
  return (
    retrievalMiss(given, seen) ??
    rejectedDraft(seen) ?? { attribution: "wrong-refusal", because: `it ${did}${foundIn(given, seen)}` }
  );
}

function foundIn({ gold }: Case, { passages }: Observation): string {
  const found = passages.filter(({ source }) => gold.includes(source)).map(({ source }) => source);
  return found.length > 0 ? `, though it has read ${found.join(", ")}` : "";
}

/** The model answered, and the path threw all of it away: it is the draft that was wrong, not the decision. */
function rejectedDraft({ dropped }: Observation): Fault | undefined {
  if (dropped.length === 0) return undefined;
  const reasons = [...new Set(dropped)].join(", ");
  const cites = dropped.every((reason) => CITATION_REASONS.has(reason));
  return {
    attribution: cites ? "wrong-citation" : "unsupported-claim",
    because: `the model's draft was thrown away (${reasons})`,
  };
}

/** Of the reasons in answer/ground/check-statement.ts, those that say nothing of the words. */
const CITATION_REASONS: ReadonlySet<string> = new Set(["citation"]);
