import { type Block, EMPTY } from "../../../terminal-text/line.ts";
import type { RunEnd } from "../reporter.ts";
import { attributionsBlock } from "./attributions-block.ts";
import { beside, besideWidth } from "./beside.ts";
import { comparisonBlock } from "./comparison-block.ts";
import { costBlock } from "./cost-block.ts";
import { failedBlock, withoutVerdictBlock } from "./failures-block.ts";
import { gateBlock } from "./gate-block.ts";
import { groupsBlock } from "./groups-block.ts";
import { headBlock } from "./head-block.ts";
import type { KeptFailures } from "./kept-failures.ts";
import { metricsBlock } from "./metrics-block.ts";
import { thresholdsBlock } from "./thresholds-block.ts";
import { unsteadyBlock } from "./unsteady-block.ts";

/** What a run came to, on one screen: an empty line between its parts, and what decides it at the end. */
export function screenOf(end: RunEnd, kept: KeptFailures, columns: number): Block {
  const { summary } = end;
  const { counts, metrics, thresholds, comparison } = summary;
  const causes = attributionsBlock(end);
  const blocks = [
    headBlock(end, columns),
    metricsBlock(metrics, columns),
    beside(causes, thresholdsBlock(thresholds, columns - besideWidth(causes, columns)), columns),
    failedBlock(kept.failed, columns),
    withoutVerdictBlock(kept.withoutVerdict, counts, columns),
    groupsBlock(summary, columns),
    comparisonBlock(comparison, columns),
    [...unsteadyBlock(end, kept.unsteady.first(), columns), ...costBlock(end, columns)],
    gateBlock(end, columns),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at === 0 ? block : [EMPTY, ...block]));
}
