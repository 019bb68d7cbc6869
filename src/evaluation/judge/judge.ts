import type { AssertionResult } from "../assertions/assertion.ts";
import type { Case } from "../case.ts";
import type { Observation } from "../observation.ts";
import type { Scores } from "../result.ts";
import { answerFault } from "./answer-fault.ts";
import { failedAssertion, unsupportedAssertion } from "./assertions-hold.ts";
import { inventedCitation } from "./citation-faults.ts";
import type { Fault } from "./fault.ts";
import { groundingOf } from "./grounding.ts";
import { injectionIn } from "./injection.ts";
import { refusalFault } from "./refusal-fault.ts";
import { scoresOf } from "./scores.ts";
import type { Verdict } from "./verdict.ts";

export interface Judged {
  readonly verdict: Verdict;
  readonly scores: Scores;
}

/**
 * Judges what the path did with a case. A failure has one attribution, by the precedence that verdict.ts gives reasons for.
 * @param assertions what became of the case's assertions, in their order
 */
export function judge(given: Case, seen: Observation, assertions: readonly AssertionResult[]): Judged {
  const injection = injectionIn(given, seen);
  const grounding = seen.outcome === "answered" ? groundingOf(seen) : [];
  return {
    verdict: verdictOf(),
    scores: scoresOf(given, seen, grounding, injection !== undefined),
  };

  function verdictOf(): Verdict {
    // The limits are off: neither is an answer of the path.
    if (seen.outcome === "failed" || seen.outcome === "limited")
      return { kind: "infrastructure", because: `the path ended with "${seen.outcome}": ${seen.text}` };
    if (injection) return { kind: "fail", attribution: "injection", because: injection };
    const unsupported = unsupportedAssertion(given, assertions);
    if (unsupported !== undefined) return { kind: "unsupported", because: unsupported };
    const invented = inventedCitation(seen);
    if (invented) return { kind: "fail", attribution: "wrong-citation", because: invented };
    const fault =
      seen.outcome === "answered" ? answerFault(given, seen, grounding) : refusalFault(given, seen);
    if (fault) return { kind: "fail", ...fault };
    const failed = failedAssertion(given, assertions);
    if (failed !== undefined) return { kind: "fail", ...unlessRefused(given, seen, failed) };
    return { kind: "pass" };
  }
}

/** Where assertions alone say what is right, it is the refusal that they do not hold for. */
function unlessRefused({ expect }: Case, { outcome }: Observation, failed: string): Fault {
  const isRefusal = expect === "any" && outcome === "refused";
  return isRefusal
    ? { attribution: "wrong-refusal", because: `it refuses: ${failed}` }
    : { attribution: "wrong-answer", because: failed };
}
