import { oneLine } from "../printable.ts";
import {
  bytesText,
  clockText,
  coreText,
  costText,
  durationText,
  numberText,
  rateText,
  shareText,
} from "./figures.ts";
import type { LoadTimes, LoadView } from "./load-view.ts";

/**
 * How a run stands, in one line that a program can read as well: its parts are apart by two spaces. Of the times the
 * whole run's are told of answers alone; what is nothing yet, as drops and crossed thresholds, is left out.
 */
export function loadLine(view: LoadView): string {
  const { stage, elapsedMs, plannedMs, rate, answered, inFlight, dropped, times, resources } = view;
  const { queue, cpu, memoryBytes, costUsd } = resources;
  const crossed = view.thresholds.filter((each) => each.crossed).length;
  const parts = [
    `${clockText(elapsedMs)}${plannedMs === null ? "" : ` of ${clockText(plannedMs)}`}`,
    oneLine(stage ?? view.scenario),
    `${rateText(rate.achieved)} of ${rateText(rate.planned)}`,
    `answered ${numberText(answered)}`,
    `in flight ${numberText(inFlight)}`,
    ...(dropped === 0 ? [] : [`dropped ${numberText(dropped)}`]),
    `p50/p95/p99 ${figuresText(times.answer.now)} (all ${figuresText(times.answer.overall)})`,
    `first text p95 ${durationText(times.firstText.now.p95)}`,
    `ack p95 ${durationText(times.ack.now.p95)}`,
    `errors ${shareText(view.errors.rate)}${reasonText(view)}`,
    `checks ${checksText(view)}`,
    ...(crossed === 0 ? [] : [`crossed ${crossed} of ${view.thresholds.length}`]),
    `queue ${numberText(queue)}`,
    `cpu ${coreText(cpu)}`,
    `memory ${bytesText(memoryBytes)}`,
    `cost ${costText(costUsd)}`,
    ...(view.stopping ? ["stopping"] : []),
  ];
  return parts.join("  ");
}

function figuresText({ p50, p95, p99 }: LoadTimes): string {
  return [p50, p95, p99].map(durationText).join("/");
}

/** The most frequent alone; the others stand in the summary. */
function reasonText({ errors: { reasons } }: LoadView): string {
  const [first] = Object.entries(reasons).sort(([, one], [, other]) => other - one);
  return first ? ` (${first[1]} ${oneLine(first[0])})` : "";
}

function checksText({ checks }: LoadView): string {
  const all = Object.values(checks);
  const fails = all.reduce((sum, check) => sum + check.fails, 0);
  const passes = all.reduce((sum, check) => sum + check.passes, 0);
  return passes + fails === 0 ? shareText(null) : shareText(passes / (passes + fails));
}
