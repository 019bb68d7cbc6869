import { shortened } from "../../../../core/shortened.ts";
import { html, type Markup } from "../../../../html-page/markup.ts";
import { place, type Scale } from "../../../../html-page/scale.ts";
import { HEIGHT, linePath, type Point, WIDTH } from "./line-path.ts";

export type LineStyle = "main" | "second" | "third" | "planned" | "bad";

export interface PlottedLine {
  readonly words: string;
  readonly style: LineStyle;
  readonly points: readonly Point[];
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What a reader who does not see it has of it; the figures stand in a table too. */
  readonly says: string;
  readonly across: Scale;
  readonly up: Scale;
  readonly acrossText: (value: number) => string;
  readonly upText: (value: number) => string;
  readonly lines: readonly PlottedLine[];
  /** Lines from the bottom to the top, with words. */
  readonly marks?: readonly { readonly at: number; readonly words: string }[];
  readonly bounds?: readonly { readonly at: number; readonly words: string; readonly crossed: boolean }[];
  /** From here on nothing was done. */
  readonly endsAt?: number | undefined;
}

/** SVG has no element that keeps a direction to itself, so that a name is short. */
const LONGEST_MARK = 24;

/** In pixels; the marks have their words above, the axis below. */
const TOP = 32;
const TALL = 180;
const BOTTOM = 20;

/** Lines over a scale, as wide as there is room; the labels keep their size. */
export function chart(plotted: Chart): Markup {
  const { id, title, says, across, up, lines, endsAt } = plotted;
  return html`<figure aria-labelledby="${id}">
<figcaption><h3 id="${id}">${title}</h3></figcaption>
${legendOf(lines)}
<svg class="chart" role="img" aria-label="${says}" width="100%" height="${TOP + TALL + BOTTOM}">${
    endsAt !== undefined && notRun(endsAt, across)
  }${grid(plotted)}<svg x="0" y="${TOP}" width="100%" height="${TALL}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" overflow="visible">${dashedLast(
    lines,
  ).map(
    ({ style, points }) => html`<path class="line ${style}" d="${linePath(points, across, up)}"/>`,
  )}</svg></svg>
</figure>
`;
}

/** Where lines lie on one another, all are seen. */
function dashedLast(lines: readonly PlottedLine[]): readonly PlottedLine[] {
  const isDashed = ({ style }: PlottedLine) => style === "third" || style === "planned";
  return [...lines.filter((line) => !isDashed(line)), ...lines.filter(isDashed)];
}

function legendOf(lines: readonly PlottedLine[]): Markup {
  return html`<p class="legend">${lines.map(
    ({ words, style }) =>
      html`<span><svg aria-hidden="true" width="28" height="10"><path class="line ${style}" d="M1 5H27"/></svg> ${words}</span> `,
  )}</p>`;
}

function grid({ across, up, acrossText, upText, marks = [], bounds = [] }: Chart): Markup {
  const y = (value: number) =>
    Number((TOP + TALL - ((value - up.low) / (up.high - up.low)) * TALL).toFixed(1));
  return html`<g class="axis">${up.ticks.map(
    (tick) =>
      html`<line class="grid" x1="0" x2="100%" y1="${y(tick)}" y2="${y(tick)}"/><text x="0" y="${y(tick) - 3}">${tick > 0 && upText(tick)}</text>`,
  )}${across.ticks.map(
    (tick, at) =>
      html`<text x="${place(across, tick)}" y="${TOP + TALL + 15}" text-anchor="${anchor(at, across)}">${acrossText(tick)}</text>`,
  )}${marks.map(
    ({ at, words }) =>
      html`<line class="stage" x1="${place(across, at)}" x2="${place(across, at)}" y1="0" y2="${TOP + TALL}"/><text class="stage-name" x="${place(across, at)}" dx="4" y="11">${shortened(words, LONGEST_MARK)}</text>`,
  )}${bounds.map(
    ({ at, words, crossed }) =>
      html`<line class="limit${crossed && " crossed"}" x1="0" x2="100%" y1="${y(at)}" y2="${y(at)}"/><text class="limit-name${crossed && " crossed"}" x="100%" y="${y(at) - 3}" text-anchor="end">${words}</text>`,
  )}</g>`;
}

function anchor(at: number, { ticks, high }: Scale): string {
  if (at === 0) return "start";
  return (ticks[at] ?? 0) > high * 0.95 ? "end" : "middle";
}

function notRun(from: number, across: Scale): Markup {
  const rest = Number((100 - Number.parseFloat(place(across, from))).toFixed(2));
  return html`<rect class="not-run" x="${place(across, from)}" width="${rest}%" y="${TOP}" height="${TALL}"/><text class="not-run-name" x="${place(across, from)}" dx="6" y="${TOP + 14}">not run</text>`;
}
