import type { ModelShare } from "../report/reporter.ts";
import type { Result } from "../result.ts";

/** Counts what each model had to do with a run. */
export interface ModelCount {
  add(result: Result): void;
  /** The one that was asked most comes first. */
  shares(): ModelShare[];
}

export function countModels(): ModelCount {
  const byModel = new Map<string, { results: number; costUsd: number | null }>();
  return {
    add({ observation }) {
      if (!observation) return;
      const { results, costUsd } = byModel.get(observation.model) ?? { results: 0, costUsd: 0 };
      const both = costUsd === null || observation.costUsd === null ? null : costUsd + observation.costUsd;
      byModel.set(observation.model, { results: results + 1, costUsd: both });
    },
    shares: () =>
      [...byModel]
        .map(([model, { results, costUsd }]) => ({ model, results, costUsd: rounded(costUsd) }))
        .sort((one, other) => other.results - one.results || (one.model < other.model ? -1 : 1)),
  };
}

/** To a millionth of a dollar. */
function rounded(costUsd: number | null): number | null {
  return costUsd === null ? null : Math.round(costUsd * 1e6) / 1e6;
}
