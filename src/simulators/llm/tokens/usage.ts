/** What of a prompt's tokens need not be read again, and what is kept of the others. */
export interface CachedTokens {
  readonly read: number;
  /** Always 0 where the model keeps beginnings without being told: that is not told, and not paid for. */
  readonly written: number;
}

/**
 * What a call used, as LiteLLM tells it: `prompt_tokens` holds what was read from a cache and what was written to one.
 * Documented: https://docs.litellm.ai/docs/completion/prompt_caching
 */
export interface TokenUsage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details: { readonly cached_tokens: number };
  readonly completion_tokens_details: { readonly reasoning_tokens: number };
  /** Of models that keep what is marked. */
  readonly cache_creation_input_tokens?: number;
  readonly cache_read_input_tokens?: number;
}

export function usageOf(
  prompt: number,
  { read, written }: CachedTokens,
  completion: number,
  caches: "marked" | "alone",
): TokenUsage {
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: read },
    completion_tokens_details: { reasoning_tokens: 0 },
    ...(caches === "marked" && { cache_creation_input_tokens: written, cache_read_input_tokens: read }),
  };
}
