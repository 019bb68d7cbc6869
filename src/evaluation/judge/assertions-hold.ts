import type { AssertionResult } from "../assertions/assertion.ts";
import type { Case } from "../case.ts";

/** The first assertion that cannot be judged here, of those that count. */
export function unsupportedAssertion(
  { assertions }: Case,
  results: readonly AssertionResult[],
): string | undefined {
  const result = results.find(
    ({ outcome }, at) => outcome === "unsupported" && (assertions[at]?.weight ?? 1) > 0,
  );
  return result?.because;
}

/**
 * Why the assertions do not hold, if so: each must, or with a threshold the mean of their scores by weight must reach it,
 * as promptfoo has it. One of weight 0 only tells.
 */
export function failedAssertion(
  { assertions, threshold }: Case,
  results: readonly AssertionResult[],
): string | undefined {
  const judged = results.flatMap((result, at) => {
    const weight = assertions[at]?.weight ?? 1;
    return result.outcome === "unsupported" || weight === 0 ? [] : [{ result, weight }];
  });
  if (threshold === undefined)
    return judged.find(({ result }) => result.outcome === "failed")?.result.because;
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  const score = judged.reduce((sum, { result, weight }) => sum + result.score * weight, 0) / total;
  if (score >= threshold) return undefined;
  return `its assertions score ${score.toFixed(2)}, less than the ${threshold} that are needed`;
}
