import { html, type Markup, own } from "../../../../html-page/markup.ts";
import { place, type Scale } from "../../../../html-page/scale.ts";
import type { Operator } from "../../../../thresholds/threshold.ts";

/** What a row of a plot shows; the same stands in words beside it. */
export interface Plotted {
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** The baseline's value. */
  readonly before?: number | null | undefined;
  readonly thresholds?: readonly Bound[];
}

export interface Bound {
  readonly operator: Operator;
  readonly limit: number;
  readonly crossed: boolean;
}

/** A dot on its interval, with the ticks of the scale behind it. */
export function intervalPlot(scale: Scale, { value, interval, before, thresholds = [] }: Plotted): Markup {
  return html`<svg class="plot" aria-hidden="true" width="100%" height="26">${gridOf(scale)}${
    interval && intervalMark(scale, interval)
  }${thresholds.map((bound) => boundMark(scale, bound))}${
    value !== null && html`<circle class="dot" cx="${place(scale, value)}" cy="13" r="4.5"/>`
  }${
    before !== null &&
    before !== undefined &&
    html`<circle class="before" cx="${place(scale, before)}" cy="13" r="4.5"/>`
  }</svg>`;
}

/** The numbers of the ticks, for the head of the column. */
export function axis(scale: Scale, written: (value: number) => string): Markup {
  return html`<svg class="plot axis" aria-hidden="true" width="100%" height="16">${scale.ticks.map(
    (tick) => html`<text x="${place(scale, tick)}" y="12" text-anchor="middle">${written(tick)}</text>`,
  )}</svg>`;
}

function gridOf(scale: Scale): Markup[] {
  return scale.ticks.map((tick) => {
    const x = place(scale, tick);
    return html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="26"/>`;
  });
}

function intervalMark(scale: Scale, { low, high }: { readonly low: number; readonly high: number }): Markup {
  return html`<line class="interval" x1="${place(scale, low)}" x2="${place(scale, high)}" y1="13" y2="13"/>`;
}

/** A flag that flies to the side on which the threshold is kept. */
export function boundMark(scale: Scale, { operator, limit, crossed }: Bound): Markup {
  const side = operator.startsWith(">") ? "l7 3.5l-7 3.5z" : "l-7 3.5l7 3.5z";
  return html`<svg x="${place(scale, limit)}" overflow="visible"><path class="bound${
    crossed && " crossed"
  }" d="M0 25V1${side}"/></svg>`;
}

const SIGNS = {
  value: ['<circle class="dot" cx="12" cy="9" r="4.5"/>', "value"],
  interval: ['<line class="interval" x1="0" x2="24" y1="9" y2="9"/>', "95 % interval"],
  bound: ['<path class="bound" d="M9 18V1l7 3.5l-7 3.5z"/>', "threshold, its flag on the side that keeps it"],
  before: ['<circle class="before" cx="12" cy="9" r="4.5"/>', "baseline, on the cases of both runs"],
} as const;

/** What the marks of a plot mean. */
export function legend(signs: readonly (keyof typeof SIGNS)[]): Markup {
  return html`<p class="legend">${signs.map((sign) => {
    const [mark, words] = SIGNS[sign];
    return html`<span><svg aria-hidden="true" width="24" height="18">${own(mark)}</svg> ${words}</span> `;
  })}</p>`;
}
