import { Counter, Histogram, type Registry } from "prom-client";
import type { QuestionId } from "../core/question.ts";

/** What names a question beside a bucket that it was counted in; at most 128 characters, as OpenMetrics has it. */
export type ExemplarOf = (questionId: QuestionId) => Readonly<Record<string, string>>;

/** The log lines on the question have it. */
const nameQuestion: ExemplarOf = (questionId) => ({ question_id: questionId });

export const SECONDS = 1000;
/** Buckets of what a machine does by itself, in seconds. */
export const FAST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Makers of counters and histograms that are shown by the registry. */
export function instrumentsOf(registry: Registry, exemplarOf: ExemplarOf = nameQuestion) {
  const registers = [registry];
  return {
    counter: <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
      new Counter({ name, help, labelNames, registers }),
    histogram: <Label extends string>(
      name: string,
      help: string,
      buckets: number[],
      labelNames: readonly Label[] = [],
    ) => new Histogram({ name, help, buckets, labelNames, registers }),
    /** A histogram whose buckets name the question that was counted last. */
    histogramOfQuestions<Label extends string>(
      name: string,
      help: string,
      buckets: number[],
      labelNames: readonly Label[] = [],
    ) {
      // prom-client lets only a registry of OpenMetrics make one, but every registry show one.
      const given = { name, help, buckets, labelNames, registers: [], enableExemplars: true };
      const made = new Histogram<string>(given);
      registry.registerMetric(made);
      return (questionId: QuestionId | undefined, value: number, labels?: Partial<Record<Label, string>>) => {
        const exemplarLabels: Record<string, string> = questionId ? { ...exemplarOf(questionId) } : {};
        made.observe({ value, exemplarLabels, ...(labels && { labels }) });
      };
    },
  };
}
