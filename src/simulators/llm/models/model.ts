import type { TokenUsage } from "../tokens/usage.ts";

/** US dollars for a million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
}

/** A model that the endpoint lists. */
export interface SimulatedModel {
  readonly id: string;
  readonly kind: "chat" | "embedding";
  readonly price: ModelPrice;
  /** Whether it keeps the beginnings of prompts that are marked, as Anthropic's do, or all alone, as OpenAI's. */
  readonly caches: "marked" | "alone";
  /** How many tokens a prompt's beginning has to have to be kept. */
  readonly cacheFrom: number;
  /** How many numbers an embedding has. */
  readonly dimension: number;
  /** Arguments that it does not take, such as `temperature`. */
  readonly refuses: readonly string[];
}

/** A model as a caller describes it; what is left out is usual. */
export type ModelDescription = Pick<SimulatedModel, "id"> & Partial<SimulatedModel>;

const USUAL: Omit<SimulatedModel, "id"> = {
  kind: "chat",
  price: { input: 0, output: 0 },
  caches: "alone",
  cacheFrom: 1024,
  dimension: 1536,
  refuses: [],
};

/** Prices of the providers' lists, by the day that this was written. */
export const DEFAULT_MODELS: readonly ModelDescription[] = [
  {
    id: "claude-sonnet-4.5",
    price: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    caches: "marked",
  },
  {
    id: "claude-haiku-4.5",
    price: { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 },
    caches: "marked",
    cacheFrom: 4096,
  },
  { id: "text-embedding-3-small", kind: "embedding", price: { input: 0.02, output: 0 } },
];

export function modelsOf(descriptions: readonly ModelDescription[]): ReadonlyMap<string, SimulatedModel> {
  return new Map(descriptions.map((description) => [description.id, { ...USUAL, ...description }]));
}

/** The cost of a call in US dollars. */
export function costOf(
  { price }: SimulatedModel,
  usage: Omit<TokenUsage, "completion_tokens_details">,
): number {
  const read = usage.prompt_tokens_details.cached_tokens;
  const written = usage.cache_creation_input_tokens ?? 0;
  const dollars =
    (usage.prompt_tokens - read - written) * price.input +
    read * (price.cacheRead ?? price.input) +
    written * (price.cacheWrite ?? price.input) +
    usage.completion_tokens * price.output;
  return dollars / 1e6;
}
