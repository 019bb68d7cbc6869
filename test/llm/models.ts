import type { CallOutcome, ModelCall } from "../../src/llm/call.ts";
import { createEndpointModel, type EndpointModelOptions } from "../../src/llm/endpoint-model.ts";
import { ModelFault } from "../../src/llm/fault.ts";
import type { Model, ModelRequest } from "../../src/llm/model.ts";
import { createOpenAiModel, type EndpointOptions } from "../../src/llm/openai/openai-model.ts";
import type { Endpoint } from "./openai/endpoint.ts";
import { generationOf } from "./request.ts";

const OPTIONS = {
  apiKey: "the-key",
  model: "claude-sonnet-4.5",
  maxOutputTokens: 1000,
  limits: { connectMs: 20_000, firstTokenMs: 20_000, answerMs: 20_000 },
} as const;

interface Changes extends Partial<Omit<EndpointModelOptions, "limits">> {
  readonly limits?: Partial<EndpointOptions["limits"]>;
}

/** One call each, and no more. */
export function openAiModelAt({ baseURL }: Pick<Endpoint, "baseURL">, changes: Changes = {}): Model {
  return createOpenAiModel({
    ...OPTIONS,
    baseURL,
    ...changes,
    limits: { ...OPTIONS.limits, ...changes.limits },
  });
}

/** With all that production has around a call; it waits for no second try. */
export function endpointModelAt({ baseURL }: Pick<Endpoint, "baseURL">, changes: Changes = {}): Model {
  return createEndpointModel({
    ...OPTIONS,
    baseURL,
    maxConcurrent: 8,
    maxWaiting: 8,
    retry: { retries: 2, delays: noDelays, wait: async () => {} },
    ...changes,
    limits: { ...OPTIONS.limits, ...changes.limits },
  });
}

export function* noDelays(): Generator<number, number> {
  for (;;) yield 0;
}

/** Why a model did not answer. */
export async function faultOf(model: Model, request: ModelRequest): Promise<ModelFault> {
  const failed = await generationOf(model, request).then(
    ({ text }) => new Error(`It answered: ${text}`),
    (error: unknown) => error,
  );
  if (failed instanceof ModelFault) return failed;
  throw failed;
}

export type HeardCall = ModelCall & CallOutcome;

/** A request that notes its calls as they end. */
export function noting(request: ModelRequest): { request: ModelRequest; calls: HeardCall[] } {
  const calls: HeardCall[] = [];
  return {
    calls,
    request: { ...request, onCall: (call) => (outcome) => void calls.push({ ...call, ...outcome }) },
  };
}
