import { NO_USAGE, type Usage } from "../../core/answer.ts";
import type { QuestionId } from "../../core/question.ts";
import type { FaultKind, ModelFault } from "../fault.ts";
import { pricedUsage } from "../prices.ts";
import { likelyTokens, mostTokens } from "../tokens.ts";

/** How a call for vectors ended. A failed one may have used tokens all the same. */
export interface EmbeddingOutcome {
  readonly model: string;
  readonly questionId?: QuestionId;
  readonly responseModel?: string;
  readonly texts: number;
  readonly durationMs: number;
  readonly status: "ok" | "error";
  readonly usage: Usage;
  readonly fault?: FaultKind;
}

/** What the endpoint turns away costs nothing. */
const FREE: ReadonlySet<FaultKind> = new Set([
  "server_error",
  "rate_limited",
  "overloaded",
  "gateway_budget",
  "unauthorized",
  "rejected",
]);

/**
 * What a call used: as the endpoint told it where that can be true, otherwise an estimate that says so.
 *
 * @param told how many tokens the endpoint says that it read
 */
export function embeddingUsage(
  model: string,
  texts: readonly string[],
  told: number | undefined,
  fault?: ModelFault,
): Usage {
  if (fault && FREE.has(fault.kind)) return NO_USAGE;
  const sum = (tokensOf: (text: string) => number) =>
    texts.reduce((tokens, text) => tokens + tokensOf(text), 0);
  const isPossible = told !== undefined && told > 0 && told <= 2 * sum(mostTokens) + texts.length;
  if (isPossible) return pricedUsage(model, { inputTokens: told, outputTokens: 0 });
  return { ...pricedUsage(model, { inputTokens: sum(likelyTokens), outputTokens: 0 }), estimated: true };
}
