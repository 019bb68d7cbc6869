import type { Unit } from "./units.ts";

/** A dashboard before it is Grafana's: what is shown, of what, and in which order. */
export interface DashboardPlan {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  /** How far back it looks when it is opened, as in `6h`. */
  readonly shows: string;
  readonly rows: readonly RowPlan[];
}

/** A headline, and lines of panels below it. */
export interface RowPlan {
  readonly title: string;
  readonly lines: readonly LinePlan[];
}

/** Panels beside each other. Together they are as wide as the grid. */
export interface LinePlan {
  readonly height: number;
  readonly panels: readonly PanelPlan[];
}

/** `number`: its latest value, large. `graph`: lines. `bars`: stacked bars. `share`: what each is of the whole. */
export type PanelKind = "number" | "graph" | "bars" | "share";

export interface PanelPlan {
  readonly kind: PanelKind;
  readonly title: string;
  readonly description: string;
  readonly unit: Unit;
  readonly queries: readonly QueryPlan[];
  readonly limits?: Limits;
  /** Where the axis ends, whatever the values are. */
  readonly max?: number;
  /** How many places are shown after the point; as many as fit, if nothing is said. */
  readonly decimals?: number;
  /** What stands there while there is nothing to show. */
  readonly whileEmpty?: string;
  /** The color of a line, by its name. */
  readonly colors?: Readonly<Record<string, Color>>;
  /** How many columns of 24 it takes; the panels that do not say share what is left. */
  readonly width?: number;
}

export interface QueryPlan {
  /** PromQL, with Grafana's variables. */
  readonly expr: string;
  /** The name of its lines: words, and labels as `{{label}}`. */
  readonly legend: string;
}

/** From `poor` on it wants a look, from `bad` on it has to be mended; `below` where little is what is bad. */
export interface Limits {
  readonly bad: number;
  readonly poor?: number;
  readonly side: "above" | "below";
}

export type Color = "green" | "yellow" | "orange" | "red" | "blue" | "purple" | "text";

/** The latest values in large figures. */
export const numbers = (...panels: readonly PanelPlan[]): LinePlan => ({ height: 4, panels });

/** What went on over time. */
export const graphs = (...panels: readonly PanelPlan[]): LinePlan => ({ height: 7, panels });
