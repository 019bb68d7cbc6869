import type { Source } from "../core/answer.ts";
import type { EvaluatedQuestion } from "./evaluated-question.ts";
import { ndcgAt, recallAt, reciprocalRank } from "./ranking.ts";

/** A metric's value, from 0 to 1; undefined where there is no question to measure it by. */
type Measure = (questions: readonly EvaluatedQuestion[]) => number | undefined;

interface Metric {
  readonly about: "retrieval" | "answers";
  readonly measure: Measure;
}

/** How far down a ranking is looked at. */
export const DEPTH = 10;

/** Every metric, by the name that thresholds use. Those of retrieval are means over the questions with gold. */
export const METRICS = {
  "recall@1": { about: "retrieval", measure: ofRanking((...of) => recallAt(1, ...of)) },
  "recall@3": { about: "retrieval", measure: ofRanking((...of) => recallAt(3, ...of)) },
  "recall@5": { about: "retrieval", measure: ofRanking((...of) => recallAt(5, ...of)) },
  "recall@10": { about: "retrieval", measure: ofRanking((...of) => recallAt(10, ...of)) },
  mrr: { about: "retrieval", measure: ofRanking(reciprocalRank) },
  "ndcg@10": { about: "retrieval", measure: ofRanking((...of) => ndcgAt(10, ...of)) },
  answered: { about: "answers", measure: shareOf(hasGold, isAnswered) },
  "citation-recall": { about: "answers", measure: shareOf(hasGold, citesGold) },
  "citation-precision": { about: "answers", measure: citationPrecision },
  "false-refusals": { about: "answers", measure: shareOf(hasGold, (question) => !isAnswered(question)) },
  "false-answers": { about: "answers", measure: shareOf((question) => !hasGold(question), isAnswered) },
  passed: {
    about: "answers",
    measure: shareOf(
      () => true,
      ({ verdict }) => verdict === "pass",
    ),
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;

export type Metrics = Readonly<Record<MetricName, number | null>>;

export const METRIC_NAMES = Object.keys(METRICS) as MetricName[];

export function measure(questions: readonly EvaluatedQuestion[]): Metrics {
  const measured = METRIC_NAMES.map((name) => [name, rounded(METRICS[name].measure(questions))]);
  return Object.fromEntries(measured) as Metrics;
}

/** What is compared with a threshold is what is printed, and thirds that add up to one are one. */
function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e6) / 1e6;
}

type Predicate = (question: EvaluatedQuestion) => boolean;

function hasGold({ gold }: EvaluatedQuestion): boolean {
  return gold.length > 0;
}

function isAnswered({ outcome }: EvaluatedQuestion): boolean {
  return outcome === "answered";
}

function citesGold({ outcome, cited, gold }: EvaluatedQuestion): boolean {
  return outcome === "answered" && cited.some((source) => gold.includes(source));
}

function shareOf(isMeasured: Predicate, counts: Predicate): Measure {
  return (questions) => {
    const measured = questions.filter(isMeasured);
    return share(measured.filter(counts).length, measured.length);
  };
}

function ofRanking(score: (ranking: readonly Source[], gold: readonly Source[]) => number): Measure {
  return (questions) => {
    const scores = questions.filter(hasGold).map(({ ranking = [], gold }) => score(ranking, gold));
    return share(
      scores.reduce((total, value) => total + value, 0),
      scores.length,
    );
  };
}

/** Of all citations in answers to questions with gold, the share that is gold. */
function citationPrecision(questions: readonly EvaluatedQuestion[]): number | undefined {
  const answered = questions.filter(hasGold).filter(isAnswered);
  const right = answered.flatMap(({ cited, gold }) => cited.filter((source) => gold.includes(source)));
  return share(right.length, answered.flatMap(({ cited }) => cited).length);
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
