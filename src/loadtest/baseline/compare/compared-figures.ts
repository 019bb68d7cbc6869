import type { RateName, TrendName } from "../../measure/metric-table.ts";
import type { RunFigures } from "../../thresholds/figure-of.ts";

/** A figure that a run is held against a baseline by. */
export interface ComparedFigure {
  readonly metric: string;
  readonly figure: string;
  readonly better: "lower" | "higher";
  /** A change of a share, such as errors, is counted in points: twice almost nothing is almost nothing. */
  readonly change: "relative" | "points";
  /** So small a difference, in the figure's own unit, is none to anybody. */
  readonly unfelt: number;
  /** Null where the run has it not. */
  of(figures: RunFigures): number | null;
}

/** The margin of a relative change: 5 %. */
export const RELATIVE_MARGIN = 0.05;
/** The margin of a share: one point of a hundred. */
export const POINTS_MARGIN = 0.01;
/** Nobody sees that an answer comes so many milliseconds later. */
const UNFELT_MS = 10;

/** How late the generator was is not here: it is no figure of the bot, and judges whether a run is valid. */
const TRENDS = [
  "answer_duration",
  "service_duration",
  "first_text",
  "ack_duration",
] as const satisfies TrendName[];
const PERCENTILES = [
  ["p(50)", "med"],
  ["p(95)", "p(95)"],
  ["p(99)", "p(99)"],
] as const;

export const COMPARED_FIGURES: readonly ComparedFigure[] = [
  ...TRENDS.flatMap((metric) =>
    PERCENTILES.map(
      ([figure, name]): ComparedFigure => ({
        metric,
        figure,
        better: "lower",
        change: "relative",
        unfelt: UNFELT_MS,
        of: ({ metrics }) => metrics[metric][name],
      }),
    ),
  ),
  rateFigure("goodput", "higher"),
  rateFigure("errors", "lower"),
  {
    metric: "llm_cost_usd",
    figure: "per question",
    better: "lower",
    change: "relative",
    unfelt: 0,
    of: costPerQuestion,
  },
];

function rateFigure(metric: RateName, better: ComparedFigure["better"]): ComparedFigure {
  return {
    metric,
    figure: "rate",
    better,
    change: "points",
    unfelt: 0,
    of: ({ metrics }) => metrics[metric].rate,
  };
}

/** A run of more questions costs more, and is none the worse for it. */
function costPerQuestion({ metrics: { llm_cost_usd: cost, questions } }: RunFigures): number | null {
  return cost.count === null || !questions.count ? null : cost.count / questions.count;
}
