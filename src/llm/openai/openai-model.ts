import OpenAI from "openai";
import type { Usage } from "../../core/answer.ts";
import { reasonOf } from "../../core/errors.ts";
import type { GenerationStream, Model, ModelRequest } from "../model.ts";
import { costOf } from "../prices.ts";
import { INSUFFICIENT, promptFor } from "./prompt.ts";

export interface EndpointOptions {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  /** For the whole answer, from the request to its last word. */
  readonly timeoutMs: number;
}

/** A model behind an OpenAI-compatible endpoint, streamed. Throws where the answer is not whole. */
export function createOpenAiModel({ baseURL, apiKey, model, timeoutMs }: EndpointOptions): Model {
  // The client's own retries would also repeat a refusal, and wait beyond the time that an answer may take.
  const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
  return {
    name: model,
    async *generate(request) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return yield* stream(client, model, request, signal);
      } catch (error) {
        const late = `no whole answer within ${timeoutMs / 1000} s`;
        throw new Error(signal.aborted ? late : faultOf(error), { cause: error });
      }
    },
  };
}

async function* stream(
  client: OpenAI,
  model: string,
  request: ModelRequest,
  signal: AbortSignal,
): GenerationStream {
  const chunks = await openStream(client, model, request, signal);
  let text = "";
  let usage: Usage = { inputTokens: 0, outputTokens: 0 };
  let finished = false;
  for await (const chunk of chunks) {
    if (chunk.usage) usage = usageOf(model, chunk.usage);
    const choice = chunk.choices[0];
    if (choice?.finish_reason) finished = true;
    if (!choice?.delta.content) continue;
    text += choice.delta.content;
    if (!INSUFFICIENT.startsWith(text.trim())) yield text;
  }
  // A connection that is closed in good order, or aborted, ends the stream without an error.
  if (!finished) throw new Error(`The answer of ${model} ended before it was whole.`);
  if (!text) throw new Error(`The model ${model} returned an empty answer.`);
  return { text: text.trim() === INSUFFICIENT ? undefined : text, model, usage };
}

/** Tries once more where the fault may have passed. Never after a refusal: a spent budget stays spent. */
async function openStream(client: OpenAI, model: string, request: ModelRequest, signal: AbortSignal) {
  const open = () =>
    client.chat.completions.create(
      { model, messages: promptFor(request), stream: true, stream_options: { include_usage: true } },
      { signal },
    );
  return open().catch((error: unknown) => {
    if (!mayPass(error)) throw error;
    return open();
  });
}

/** What went wrong, without the endpoint's own words: askers read it, and an endpoint may echo a key. */
function faultOf(error: unknown): string {
  if (error instanceof OpenAI.APIConnectionError) return "no connection";
  if (!(error instanceof OpenAI.APIError)) return reasonOf(error);
  const code = [error.code, error.type].find((name) => name && /^[a-z_]{3,40}$/.test(name));
  return [`HTTP ${error.status ?? "fault"}`, code].filter(Boolean).join(", ");
}

function mayPass(error: unknown): boolean {
  if (error instanceof OpenAI.APIConnectionError) return true;
  return error instanceof OpenAI.APIError && Number(error.status) >= 500;
}

function usageOf(model: string, used: OpenAI.CompletionUsage): Usage {
  const tokens = { inputTokens: used.prompt_tokens, outputTokens: used.completion_tokens };
  const costUsd = costOf(model, tokens);
  return costUsd === undefined ? tokens : { ...tokens, costUsd };
}
