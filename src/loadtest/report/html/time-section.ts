import { html, type Markup } from "../../../html-page/markup.ts";
import { durationText, numberText, rateText } from "../figures.ts";
import type { LoadResult, SeriesPoint } from "../load-result.ts";
import { limitsOf } from "./limits-of.ts";
import { type Chart, chart } from "./plot/chart.ts";
import { momentText, ofTime, upFromZero } from "./plot/scales.ts";
import { thinned } from "./plot/thinned.ts";
import { timeTable } from "./time-table.ts";

const MOST_MARKS = 6;

/** What happened when: the rate that was planned and achieved, how long answers took, and what went wrong. */
export function timeSection(result: LoadResult): Markup {
  const points = thinned(result.series);
  return html`<section aria-labelledby="time">
<h2 id="time">Over time</h2>
${points.length === 0 ? html`<p>Nothing was measured.</p>` : chartsOf(result, points)}
</section>
`;
}

function chartsOf(result: LoadResult, points: readonly SeriesPoint[]): Markup {
  const each = points[0]?.seconds ?? 1;
  const isThinned = points.length < result.series.length;
  return html`<p class="note">A point stands for ${momentText(each)}${
    isThinned && ", and shows the worst of the times in it"
  }. Times run from the planned start, and belong to the moment at which a question was due.</p>
${[rateChart, answerChart, errorChart].map((of) => chart(of(result, points)))}
${timeTable(points)}`;
}

function rateChart(result: LoadResult, points: readonly SeriesPoint[]): Chart {
  const planned = points.map((point) => perSecond(point, "planned"));
  const sent = points.map((point) => perSecond(point, "sent"));
  return {
    ...frameOf(result, points),
    id: "rate",
    title: "Questions each second",
    says: `Planned at most ${rateText(Math.max(...planned))}, sent at most ${rateText(Math.max(...sent))}.`,
    up: upFromZero([...planned, ...sent]),
    upText: rateText,
    lines: [
      { words: "planned", style: "planned", points: over(points, planned) },
      { words: "sent", style: "main", points: over(points, sent) },
    ],
  };
}

function answerChart(result: LoadResult, points: readonly SeriesPoint[]): Chart {
  const values = (of: "p50" | "p95" | "p99") => points.map((point) => point[of]);
  const highest = values("p99").reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  const bounds = limitsOf(result.thresholds, "answer_duration").filter(({ at }) => at <= highest * 2);
  return {
    ...frameOf(result, points),
    id: "answers",
    title: "Time to the answer",
    says: `The 99th percentile is at most ${durationText(highest)}.`,
    up: upFromZero([highest, ...bounds.map(({ at }) => at)]),
    upText: durationText,
    bounds,
    lines: [
      { words: "p(99)", style: "third", points: over(points, values("p99")) },
      { words: "p(95)", style: "second", points: over(points, values("p95")) },
      { words: "median", style: "main", points: over(points, values("p50")) },
    ],
  };
}

function errorChart(result: LoadResult, points: readonly SeriesPoint[]): Chart {
  const errors = points.map((point) => perSecond(point, "errors"));
  const dropped = points.map((point) => perSecond(point, "dropped"));
  const sum = (of: "errors" | "dropped") => points.reduce((all, point) => all + point[of], 0);
  return {
    ...frameOf(result, points),
    id: "errors",
    title: "Errors and dropped questions each second",
    says: `${numberText(sum("errors"))} errors and ${numberText(sum("dropped"))} dropped.`,
    up: upFromZero([...errors, ...dropped]),
    upText: rateText,
    lines: [
      { words: "errors", style: "bad", points: over(points, errors) },
      { words: "dropped", style: "planned", points: over(points, dropped) },
    ],
  };
}

function frameOf({ plannedSeconds, ranSeconds, end, stages }: LoadResult, points: readonly SeriesPoint[]) {
  const last = points.at(-1);
  const measured = last ? last.at + last.seconds : 0;
  const across = ofTime(Math.max(plannedSeconds, measured));
  return {
    across,
    acrossText: momentText,
    marks: stages.length > MOST_MARKS ? [] : stages.map(({ from, name }) => ({ at: from, words: name })),
    endsAt: end.kind === "complete" || ranSeconds >= across.high ? undefined : ranSeconds,
  };
}

function perSecond(point: SeriesPoint, of: "planned" | "sent" | "errors" | "dropped"): number {
  return point.seconds > 0 ? point[of] / point.seconds : 0;
}

function over(points: readonly SeriesPoint[], values: readonly (number | null)[]) {
  return points.map(({ at, seconds }, index) => ({ x: at + seconds / 2, y: values[index] ?? null }));
}
