interface Price {
  /** US dollars for a million tokens. */
  readonly input: number;
  readonly output: number;
}

const PRICES: ReadonlyMap<string, Price> = new Map([
  ["claude-sonnet-4.5", { input: 3, output: 15 }],
  ["claude-haiku-4.5", { input: 1, output: 5 }],
]);

/** The cost of a call in US dollars; absent for a model whose price is not known. */
export function costOf(
  model: string,
  tokens: { inputTokens: number; outputTokens: number },
): number | undefined {
  const price = PRICES.get(model);
  return price && (tokens.inputTokens * price.input + tokens.outputTokens * price.output) / 1e6;
}
