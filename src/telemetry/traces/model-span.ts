import type { TimedEvent } from "../../core/events.ts";
import type { Attributes, PlannedSpan } from "./question-trace.ts";

type CallFinished = Extract<TimedEvent, { type: "llm_call_finished" }>;
type EmbeddingFinished = Extract<TimedEvent, { type: "embedding_call_finished" }>;

/**
 * A call to a model by OpenTelemetry's semantic conventions for generative AI: the span is `{operation} {model}`, its kind
 * client. What was asked and answered is not in it: no event has it. What the conventions have no name for is `ledger.*`.
 *
 * @param server where the call went, as attributes
 */
export function modelSpan(call: CallFinished, server: Attributes): PlannedSpan {
  const { attempt, usage, callId, responseId, finish, insteadOf } = call;
  const attributes = {
    ...(responseId !== undefined && { "gen_ai.response.id": responseId }),
    ...(finish !== undefined && { "gen_ai.response.finish_reasons": [finish] }),
    "gen_ai.usage.output_tokens": usage.outputTokens,
    ...(usage.cacheReadTokens !== undefined && {
      "gen_ai.usage.cache_read.input_tokens": usage.cacheReadTokens,
    }),
    ...(usage.cacheWriteTokens !== undefined && {
      "gen_ai.usage.cache_write.input_tokens": usage.cacheWriteTokens,
    }),
    ...(callId !== undefined && { "ledger.litellm_call_id": callId }),
    "ledger.attempt": attempt,
    ...(insteadOf !== undefined && { "ledger.fallback_for": insteadOf }),
  };
  if (!call.inProcess)
    return spanOf("chat", call, { "gen_ai.request.stream": true, ...server, ...attributes });
  const span = spanOf("chat", call, { ...attributes, "gen_ai.provider.name": "ledger" });
  return { ...span, kind: "internal" };
}

/** A call for the vector of a question, by the same conventions. */
export function embeddingSpan(call: EmbeddingFinished, server: Attributes): PlannedSpan {
  return spanOf("embeddings", call, { ...server, "gen_ai.request.encoding_formats": ["float"] });
}

function spanOf(
  operation: "chat" | "embeddings",
  { model, responseModel, at, durationMs, usage, status, fault }: CallFinished | EmbeddingFinished,
  attributes: Attributes,
): PlannedSpan {
  return {
    name: `${operation} ${model}`,
    kind: "client",
    startMs: at - durationMs,
    endMs: at,
    attributes: {
      "gen_ai.operation.name": operation,
      // The endpoint speaks OpenAI's protocol, whoever's model is behind it.
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": model,
      ...(responseModel !== undefined && { "gen_ai.response.model": responseModel }),
      "gen_ai.usage.input_tokens": usage.inputTokens,
      ...(usage.costUsd !== undefined && { "ledger.cost_usd": usage.costUsd }),
      ...attributes,
    },
    ...(status === "error" && { error: fault ?? "error" }),
  };
}
