import { type Clock, systemClock } from "../core/clock.ts";
import type { Model, ModelRequest } from "./model.ts";
import { createOpenAiModel, type EndpointOptions } from "./openai/openai-model.ts";
import { promptFor } from "./openai/prompt.ts";
import { budgetedCostOf } from "./prices.ts";
import { readAhead } from "./read-ahead.ts";
import { type BreakerOptions, type BreakerState, createBreaker } from "./resilience/breaker.ts";
import { type BulkheadOptions, createBulkhead } from "./resilience/bulkhead.ts";
import { turnAwayInOutage, withBreaker } from "./resilience/with-breaker.ts";
import { withBulkhead } from "./resilience/with-bulkhead.ts";
import { withDeadline } from "./resilience/with-deadline.ts";
import { growingDelays, type RetryOptions, withRetry } from "./resilience/with-retry.ts";
import { mostTokens } from "./tokens.ts";
import { type Charging, withBudget } from "./with-budget.ts";

export interface EndpointModelOptions extends EndpointOptions, BulkheadOptions {
  /** Nothing is charged where it is not given. */
  readonly charging?: Pick<Charging, "budget" | "onUnsettled">;
  readonly clock?: Clock;
  readonly retry?: RetryOptions;
  readonly breaker?: Omit<BreakerOptions, "clock" | "onChange">;
  readonly onBreaker?: (state: BreakerState) => void;
}

const BREAKER: Omit<BreakerOptions, "clock" | "onChange"> = {
  failures: 5,
  pauseMs: 15_000,
  longestPauseMs: 120_000,
};
const RETRY: RetryOptions = { retries: 2, delays: growingDelays };

/**
 * A model of an endpoint with all that keeps its faults from spreading. From the inside out: one call; the breaker
 * counts each; some are tried again; all tries of a request are charged together; few requests run at once; and one
 * deadline holds for all of it, which a slow reader does not use up.
 */
export function createEndpointModel(options: EndpointModelOptions): Model {
  const { clock = systemClock, retry = RETRY, breaker = BREAKER, charging, onBreaker } = options;
  const guarded = withBreaker(
    createOpenAiModel(options),
    createBreaker({ ...breaker, clock, ...(onBreaker && { onChange: onBreaker }) }),
  );
  const retried = withRetry(guarded, retry);
  const charged = charging
    ? withBudget(retried, { ...charging, mostItCosts: (request) => mostItCosts(options, request) })
    : retried;
  const inTurn = withBulkhead(charged, createBulkhead(options));
  return readAhead(withDeadline(turnAwayInOutage(inTurn, clock), options.limits.answerMs));
}

/** What a role and the marks between messages cost on top of their text. */
const TOKENS_PER_MESSAGE = 8;

function mostItCosts({ model, maxOutputTokens }: EndpointOptions, request: ModelRequest): number {
  const inputTokens = promptFor(request)
    .map(({ content }) => mostTokens(content) + TOKENS_PER_MESSAGE)
    .reduce((sum, tokens) => sum + tokens, 0);
  // Writing to a prompt cache is the dearest way to read.
  return budgetedCostOf(model, { inputTokens, cacheWriteTokens: inputTokens, outputTokens: maxOutputTokens });
}
