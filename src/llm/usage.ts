import { NO_USAGE, type Usage } from "../core/answer.ts";

/** What several calls used together. The cost is known only where that of each is. */
export function sumOfUsage(usages: readonly Usage[]): Usage {
  return usages.reduce(added, NO_USAGE);
}

function added(one: Usage, other: Usage): Usage {
  const costUsd =
    one.costUsd === undefined || other.costUsd === undefined ? undefined : one.costUsd + other.costUsd;
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    ...(costUsd !== undefined && { costUsd }),
    ...summed("cacheReadTokens", one, other),
    ...summed("cacheWriteTokens", one, other),
    ...((one.estimated || other.estimated) && { estimated: true }),
  };
}

function summed(name: "cacheReadTokens" | "cacheWriteTokens", one: Usage, other: Usage) {
  const sum = (one[name] ?? 0) + (other[name] ?? 0);
  return sum > 0 ? { [name]: sum } : {};
}
