import type { Comparison, ComparisonOutcome } from "../baseline/comparison.ts";

/** What a comparison came to, the same in every report. */
export const COMPARISON_WORDS: Readonly<Record<ComparisonOutcome, string>> = {
  same: "no difference found",
  better: "better",
  worse: "worse",
  "not-enough-to-tell": "too few questions to tell",
};

/** What would have been found; nothing where the reason of the outcome says it already. */
export function smallestDrop({ outcome, verdicts }: Comparison): string | undefined {
  const { smallestEffect } = verdicts;
  if (outcome === "same") return undefined;
  return smallestEffect === null
    ? "no drop would have been found"
    : `a drop of ${(smallestEffect * 100).toFixed(1)} points would have been found in 8 of 10 such runs`;
}

/** Cases of which there is something to say beside the baseline. */
export interface IdList {
  readonly words: string;
  readonly says?: string;
  readonly kind: "bad" | "good" | "unknown" | "elsewhere";
  readonly ids: readonly string[];
}

/** The cases that turned first; a list may be empty. */
export function idLists({ verdicts, undecided, added, removed }: Comparison): readonly IdList[] {
  return [
    { words: "broke", says: "passed in the baseline and fail here", kind: "bad", ids: verdicts.broken },
    { words: "mended", says: "failed in the baseline and pass here", kind: "good", ids: verdicts.mended },
    { words: "without a verdict", kind: "unknown", ids: undecided },
    { words: "only in this run", kind: "elsewhere", ids: added },
    { words: "only in the baseline", kind: "elsewhere", ids: removed },
  ];
}
