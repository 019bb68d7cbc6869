import type { Styled } from "../../../cli/styles.ts";
import { type Block, EMPTY, written } from "../../../terminal-text/line.ts";
import type { LoadResult } from "../load-result.ts";
import { isValid } from "../verdict.ts";
import { comparisonBlock } from "./comparison-block.ts";
import { errorsBlock } from "./errors-block.ts";
import { headBlock } from "./head-block.ts";
import { kneeBlock } from "./knee-block.ts";
import { marksOf } from "./mark.ts";
import { outcomesBlock } from "./outcomes-block.ts";
import { repeatsBlock } from "./repeats-block.ts";
import { stagesBlock } from "./stages-block.ts";
import { thresholdsBlock } from "./thresholds-block.ts";
import { totalsBlock } from "./totals-block.ts";
import { earlyEndBlock, invalidBlock, notAllBegunBlock, verdictBlock } from "./verdict-block.ts";

export interface Screen {
  /** What is less is taken as 80, which the tables need. */
  readonly columns: number;
  readonly styled: Styled;
}

/**
 * A run in the layout of k6's summary at the end of a test
 * (https://grafana.com/docs/k6/latest/results-output/end-of-test/): thresholds, checks, metrics by group; then how
 * questions ended, stages, the baseline, and what decides.
 */
export function summaryText(result: LoadResult, { columns, styled }: Screen): string {
  const width = Math.max(NARROWEST, columns);
  return blocksOf(result, width)
    .filter((block) => block.length > 0)
    .flatMap((block) => [EMPTY, ...block])
    .map((each) => `${written(each, width, styled)}\n`)
    .join("");
}

const NARROWEST = 80;

function blocksOf(result: LoadResult, columns: number): Block[] {
  const mark = marksOf(isValid(result));
  return [
    headBlock(result, columns),
    invalidBlock(result, columns),
    earlyEndBlock(result, columns),
    notAllBegunBlock(result, columns),
    thresholdsBlock(result.thresholds, mark),
    totalsBlock(result, columns, mark),
    outcomesBlock(result, columns),
    errorsBlock(result, columns),
    stagesBlock(result.stages, columns),
    repeatsBlock(result),
    kneeBlock(result, columns),
    comparisonBlock(result, columns),
    verdictBlock(result, columns),
  ];
}
