import { createTally, type Tally } from "../metrics/tally.ts";
import type { ModelShare } from "../report/reporter.ts";
import type { Result } from "../result.ts";
import { countDemands, type Demands } from "./gate.ts";
import { countModels } from "./model-shares.ts";

/** What is counted of a run while its results come; of their texts nothing is kept. */
export interface RunTally {
  add(result: Result): void;
  readonly summary: Tally["summary"];
  readonly columns: Tally["columns"];
  models(): ModelShare[];
  demands(): Demands;
}

export function tallyRun(): RunTally {
  const tally = createTally();
  const models = countModels();
  let demanded: Demands = { made: 0, failed: 0 };
  return {
    add(result) {
      tally.add(result);
      models.add(result);
      demanded = countDemands(demanded, result);
    },
    summary: tally.summary,
    columns: tally.columns,
    models: models.shares,
    demands: () => demanded,
  };
}
