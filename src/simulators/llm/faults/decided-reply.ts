import type { ModelAnswer } from "../chat/model-answer.ts";
import type { ErrorReply } from "../wire/error-reply.ts";
import {
  budgetExceeded,
  gatewayLimit,
  providerLimit,
  requestTimeout,
  serverError,
} from "../wire/server-errors.ts";
import type { FaultRule, FaultRuleOf } from "./fault-plan.ts";

export interface FaultyCall {
  readonly model: string;
  readonly isStreamed: boolean;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/** The error that a fault answers with, in place of the model; nothing where it does something else. */
export function errorOf(rule: FaultRule, { model, isStreamed, now }: FaultyCall): ErrorReply | undefined {
  switch (rule.fault) {
    case "rate_limited":
      return rateLimited(rule, model, now);
    case "budget_exceeded":
      return budgetExceeded();
    case "server_error":
      return serverError(rule.status ?? 500);
    case "request_timeout":
      return requestTimeout(model);
    case "error":
      return anyError(rule);
    case "stream_error":
      return isStreamed ? undefined : serverError(500);
    default:
      return undefined;
  }
}

function rateLimited(rule: FaultRuleOf<"rate_limited">, model: string, now: number): ErrorReply {
  const { by = "gateway", limit = "requests", retryAfter } = rule;
  const seconds = retryAfter === "none" ? undefined : retryAfter;
  if (by === "provider") return providerLimit(model, seconds);
  return gatewayLimit({ limit, retryAfter: retryAfter === "none" ? undefined : (seconds ?? 1), now });
}

function anyError({ status, type = null, code, message }: FaultRuleOf<"error">): ErrorReply {
  return {
    status,
    error: {
      message: message ?? `The simulated endpoint answers with status ${status}.`,
      type,
      param: null,
      code: code === undefined ? String(status) : code,
    },
  };
}

/** What the model says under a fault; what it would say otherwise where the fault leaves that alone. */
export function answerUnder(rules: readonly FaultRule[], answer: ModelAnswer): ModelAnswer {
  return rules.reduce(faultyAnswer, answer);
}

function faultyAnswer(answer: ModelAnswer, rule: FaultRule): ModelAnswer {
  if (rule.fault === "empty") return { text: "" };
  if (rule.fault !== "refusal") return answer;
  if (rule.as !== "content_filter") return { text: "", refusal: "I'm sorry, but I can't help with that." };
  return { text: answer.text.slice(0, Math.ceil(answer.text.length / 2)), finish: "content_filter" };
}

/** What is told of usage under a fault, in place of what is true. */
export function usageUnder(rules: readonly FaultRule[], usage: object): unknown {
  const rule = rules.find((each) => each.fault === "wrong_usage");
  if (rule?.fault !== "wrong_usage") return usage;
  const number = UNTRUE[rule.as ?? "missing"];
  if (number === undefined) return undefined;
  return {
    prompt_tokens: number,
    completion_tokens: number,
    total_tokens: number,
    prompt_tokens_details: { cached_tokens: number },
  };
}

const UNTRUE = { missing: undefined, zero: 0, absurd: 999_999_999, negative: -1 } as const;
