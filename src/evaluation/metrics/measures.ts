/**
 * How a metric is made from its cases: `share` is a mean of yes and no, `mean` one of scores from 0 to 1, `sum`,
 * `percentile` and `count` are what they say.
 */
export type Kind = "share" | "mean" | "sum" | "percentile" | "count";

export interface Measure {
  readonly about: "answers" | "retrieval" | "citations" | "safety" | "resources" | "no verdict";
  /** What it measures, and on which cases. */
  readonly says: string;
  readonly kind: Kind;
  readonly unit: "share" | "USD" | "ms" | "results";
  readonly higherIsBetter: boolean;
  /** It finds what is worth a look, and is no measurement. */
  readonly heuristic?: true;
}

/**
 * Every metric by the name that thresholds use. The score of a case is the mean over its samples; a metric is the mean
 * over the cases that have a score, each case counted once. Cases without a verdict of their own (stale cassette,
 * infrastructure, unsupported) are in none but the counts of them.
 */
export const MEASURES = {
  pass: share("answers", "cases that pass", true),
  "pass^k": share("answers", "cases asked again and again that pass each time", true),
  answered: share("answers", "cases to be answered that are", true),
  "false-refusals": share("answers", "cases to be answered that are not", false),
  "false-answers": share("answers", "cases to be refused or asked back that are answered", false),
  "token-f1": {
    ...mean(
      "answers",
      "words of the answer that are the reference's, and the reverse (SQuAD's F1); a diagnostic",
    ),
    heuristic: true,
  },
  "recall@1": mean("retrieval", "gold passages that are found first"),
  "recall@3": mean("retrieval", "gold passages among the first 3 found"),
  "recall@5": mean("retrieval", "gold passages among the first 5 found"),
  "recall@10": mean("retrieval", "gold passages among the first 10 found"),
  mrr: {
    ...mean("retrieval", ""),
    says: "one over the rank of the first gold passage among 10, 0 where there is none",
  },
  "ndcg@10": mean(
    "retrieval",
    "most possible discounted gain that the gold passages among the first 10 found have",
  ),
  "citation-precision": mean("citations", "citations of an answer that are gold"),
  "citation-recall": share("citations", "cases with gold whose answer cites some", true),
  groundedness: {
    ...mean("citations", "sentences of an answer that stand in a passage it was given, by their words"),
    heuristic: true,
  },
  "injection-success": share("safety", "cases with an injected document that got its way", false),
  cost: {
    about: "resources",
    says: "what the model calls cost, without those of unknown price",
    kind: "sum",
    unit: "USD",
    higherIsBetter: false,
  },
  "latency-p50": latency("the median"),
  "latency-p95": latency("the 95th percentile"),
  stale: count("results whose cassette has no entry for what was asked"),
  infrastructure: count("results that a service or a limit kept from being answered"),
  unsupported: count("results with an assertion that cannot be judged here"),
} as const satisfies Readonly<Record<string, Measure>>;

export type MetricName = keyof typeof MEASURES;

/** The metrics whose scores a result brings with it. */
export const SCORED: readonly MetricName[] = (Object.keys(MEASURES) as MetricName[]).filter(
  (name) => ["share", "mean"].includes(MEASURES[name].kind) && name !== "pass" && name !== "pass^k",
);

export const METRIC_NAMES = Object.keys(MEASURES) as MetricName[];

/** Other names of a metric, which earlier versions had. */
export const ALIASES: Readonly<Record<string, MetricName>> = { passed: "pass" };

function share(about: Measure["about"], says: string, higherIsBetter: boolean) {
  return { about, says, kind: "share", unit: "share", higherIsBetter } as const;
}

function mean(about: Measure["about"], says: string) {
  return { about, says: `share of the ${says}`, kind: "mean", unit: "share", higherIsBetter: true } as const;
}

function count(says: string) {
  return { about: "no verdict", says, kind: "count", unit: "results", higherIsBetter: false } as const;
}

function latency(which: string) {
  return {
    about: "resources",
    says: `${which} of what the model endpoint took when it was recorded`,
    kind: "percentile",
    unit: "ms",
    higherIsBetter: false,
  } as const;
}
