import { z } from "zod";
import { NO_USAGE, type Usage } from "../../core/answer.ts";
import { type PricedTokens, pricedUsage } from "../prices.ts";
import { likelyTokens } from "../tokens.ts";
import type { Heard } from "./heard.ts";
import type { PromptMessage } from "./prompt.ts";

interface Called {
  readonly model: string;
  readonly maxOutputTokens: number;
}

const tokens = z.int().min(0);
const cached = tokens.nullish().catch(undefined);
const USAGE = z.object({
  prompt_tokens: tokens,
  completion_tokens: tokens,
  // LiteLLM counts what was read from a prompt cache and written to it among `prompt_tokens`, as OpenAI does.
  prompt_tokens_details: z
    .object({ cached_tokens: cached, cache_creation_tokens: cached })
    .nullish()
    .catch(undefined),
  cache_read_input_tokens: cached,
  cache_creation_input_tokens: cached,
});

/** The usage that a chunk tells of; undefined where it tells none, or none that can be read. */
export function readUsage(raw: unknown): PricedTokens | undefined {
  const parsed = USAGE.safeParse(raw);
  if (!parsed.success) return undefined;
  const { prompt_tokens, completion_tokens, prompt_tokens_details, ...rest } = parsed.data;
  const cacheReadTokens = rest.cache_read_input_tokens ?? prompt_tokens_details?.cached_tokens ?? 0;
  const cacheWriteTokens =
    rest.cache_creation_input_tokens ?? prompt_tokens_details?.cache_creation_tokens ?? 0;
  const inputTokens = Math.max(prompt_tokens, cacheReadTokens + cacheWriteTokens);
  return { inputTokens, outputTokens: completion_tokens, cacheReadTokens, cacheWriteTokens };
}

/** What a call used: as the endpoint told it where that can be true, otherwise an estimate that says so. */
export function usageOf(called: Called, messages: readonly PromptMessage[], heard: Heard): Usage {
  if (heard.tokens && isPossible(heard.tokens, called, messages, heard))
    return pricedUsage(called.model, heard.tokens);
  if (!heard.sent) return NO_USAGE;
  const estimate = {
    inputTokens: likelyTokens(textOf(messages)),
    outputTokens: Math.min(called.maxOutputTokens, likelyTokens(heard.text + heard.aside)),
  };
  return { ...pricedUsage(called.model, estimate), estimated: true };
}

/** What an endpoint may add to the prompt on its own, such as instructions of the gateway. */
const ADDED_TOKENS = 4_096;

/** No token is shorter than a byte, something was read, and nothing is written without a token. */
function isPossible(
  { inputTokens, outputTokens }: PricedTokens,
  { maxOutputTokens }: Called,
  messages: readonly PromptMessage[],
  { text, aside }: Heard,
): boolean {
  const mayRead = Buffer.byteLength(textOf(messages)) + ADDED_TOKENS;
  if (inputTokens < 1 || inputTokens > mayRead) return false;
  return outputTokens <= maxOutputTokens && (outputTokens > 0 || text + aside === "");
}

function textOf(messages: readonly PromptMessage[]): string {
  return messages.map(({ content }) => content).join("\n");
}
