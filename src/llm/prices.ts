import type { Usage } from "../core/answer.ts";
import { plainModelName } from "./plain-model-name.ts";

/** US dollars for a million tokens. */
interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
}

/** The tokens of one call. `inputTokens` holds all that was read, those of the endpoint's prompt cache too. */
export interface PricedTokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheWriteTokens?: number;
  readonly cacheReadTokens?: number;
}

const PRICES: ReadonlyMap<string, Price> = new Map([
  ["claude-sonnet-4-5", { input: 3, output: 15, cacheWrite: 3.75, cacheRead: 0.3 }],
  ["claude-haiku-4-5", { input: 1, output: 5, cacheWrite: 1.25, cacheRead: 0.1 }],
]);

/** US dollars for a million tokens of a model that makes vectors: OpenAI's list, by the day that this was written. */
const EMBEDDING_PRICES: ReadonlyMap<string, number> = new Map([
  ["text-embedding-3-small", 0.02],
  ["text-embedding-3-large", 0.13],
  ["text-embedding-ada-002", 0.1],
]);

/** What a budget takes vectors of unknown price to cost: a little more than the dearest common ones do. */
const ASSUMED_EMBEDDING_PRICE = 0.2;

/** What a budget takes a model of unknown price to cost: as much as the dearest common ones do. */
export const ASSUMED_PRICE: Price = { input: 15, output: 75, cacheWrite: 18.75, cacheRead: 1.5 };

/** The cost of a call in US dollars; undefined for a model whose price is not known. */
export function costOf(model: string, tokens: PricedTokens): number | undefined {
  const price = priceOf(plainModelName(model));
  return price && costAt(price, tokens);
}

/** The cost of a call in US dollars, for a budget: at {@link ASSUMED_PRICE} where the model's price is not known. */
export function budgetedCostOf(model: string, tokens: PricedTokens): number {
  return costOf(model, tokens) ?? costAt(ASSUMED_PRICE, tokens);
}

/** The cost of the vectors of so many tokens in US dollars, for a budget. */
export function budgetedEmbeddingCostOf(model: string, inputTokens: number): number {
  return costOf(model, { inputTokens, outputTokens: 0 }) ?? (inputTokens * ASSUMED_EMBEDDING_PRICE) / 1e6;
}

/** What was used, with its cost where the model's price is known. */
export function pricedUsage(model: string, tokens: PricedTokens): Usage {
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = tokens;
  const costUsd = costOf(model, tokens);
  return {
    inputTokens,
    outputTokens,
    ...(costUsd !== undefined && { costUsd }),
    ...(cacheReadTokens && { cacheReadTokens }),
    ...(cacheWriteTokens && { cacheWriteTokens }),
  };
}

function priceOf(name: string): Price | undefined {
  const input = EMBEDDING_PRICES.get(name);
  return input === undefined ? PRICES.get(name) : { input, output: 0, cacheWrite: input, cacheRead: input };
}

function costAt(price: Price, tokens: PricedTokens): number {
  const { inputTokens, outputTokens, cacheWriteTokens = 0, cacheReadTokens = 0 } = tokens;
  const fresh = inputTokens - cacheWriteTokens - cacheReadTokens;
  const dollars =
    fresh * price.input +
    cacheWriteTokens * price.cacheWrite +
    cacheReadTokens * price.cacheRead +
    outputTokens * price.output;
  return dollars / 1e6;
}
