export type Severity = "critical" | "warning";

/** What an alert is about. Alertmanager goes by it: what the bot itself measures is silent while the bot is down. */
export type Component = "bot" | "answers" | "model" | "objective" | "database" | "redis" | "monitoring";

export interface Alert {
  readonly name: string;
  /** PromQL: fires for each series that it returns. */
  readonly expr: string;
  /** How long it must return it; left out: at once. */
  readonly for?: string;
  readonly severity: Severity;
  readonly component: Component;
  readonly labels?: Readonly<Record<string, string>>;
  /** One line, without values. */
  readonly summary: string;
  /** A sentence with values, in Prometheus' templates. */
  readonly description: string;
  readonly proofs: Proofs;
}

/** That an alert does what it should: promtool runs all of them. */
export interface Proofs {
  readonly fires: readonly Proof[];
  readonly quiet: readonly Proof[];
  /** What it does where nothing is scraped. */
  readonly missing: Proof;
}

export interface Proof {
  readonly when: string;
  /** In promtool's notation, a sample a minute from 0 on. */
  readonly series: Readonly<Record<string, string>>;
  readonly at: string;
  /** What fires then; left out: nothing. */
  readonly fired?: readonly Fired[];
}

export interface Fired {
  /** Those that its series bring, and its own beside `severity` and `component`. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly description: string;
}

/** For alerts that do not speak of what is missing, because another one does. */
export const SILENT_WITHOUT_SERIES: Proof = { when: "nothing is scraped", series: {}, at: "30m" };
