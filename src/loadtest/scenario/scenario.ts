import { z } from "zod";
import { parseDuration } from "../../core/duration.ts";
import { METRICS, type Metric } from "../metrics.ts";
import { METRICS_SAID, parseThreshold } from "../thresholds/parse-threshold.ts";
import type { Threshold } from "../thresholds/threshold.ts";
import { countOf } from "./schedule.ts";

/** Every sample is kept until the end, so there is an end to how many. */
const MOST_QUESTIONS = 100_000;

const duration = z.string(must("a duration, such as 10s, 500ms or 1m30s")).transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds) return milliseconds;
  context.addIssue({ code: "custom", message: "must be a duration over zero, such as 10s, 500ms or 1m30s" });
  return z.NEVER;
});

const rate = must("a whole number from 1");
const question = must("a question");
const questions = must("a list of at least one question");
const expressions = must("a list of expressions, such as ['p(95)<5000']");

/** A scenario file under k6's names. One executor for now: the open model at a constant rate. */
export const scenarioSchema = z
  .strictObject(
    {
      executor: z.literal("constant-arrival-rate", must("constant-arrival-rate, the only one there is")),
      /** Questions in each `timeUnit`, evenly apart, whether or not the bot keeps up. */
      rate: z.int(rate).min(1, rate),
      timeUnit: duration.default(1_000),
      duration,
      /** Asked in turn, from the first again after the last. */
      questions: z.array(z.string(question).trim().min(1, question), questions).min(1, questions),
      thresholds: z.strictObject(thresholdSchemas(), unknownKey(METRICS_SAID)).prefault({}),
    },
    unknownKey("A scenario has executor, rate, timeUnit, duration, questions and thresholds."),
  )
  .check(({ value, issues }) => {
    if (countOf(value) <= MOST_QUESTIONS) return;
    const message = `makes more than ${MOST_QUESTIONS} questions, which is the most; ask less often or for a shorter time`;
    issues.push({ code: "custom", input: value.duration, path: ["duration"], message });
  })
  .transform(({ thresholds, timeUnit: timeUnitMs, duration: durationMs, ...rest }) => ({
    ...rest,
    timeUnitMs,
    durationMs,
    thresholds: Object.values(thresholds).flat(),
  }));

export interface Scenario extends z.output<typeof scenarioSchema> {
  readonly name: string;
}

function thresholdSchemas() {
  const entries = (Object.keys(METRICS) as Metric[]).map((metric) => [metric, thresholdsOf(metric)]);
  return Object.fromEntries(entries) as Record<Metric, ReturnType<typeof thresholdsOf>>;
}

function thresholdsOf(metric: Metric) {
  const expression = z
    .string(must("an expression, such as 'p(95)<5000'"))
    .transform((text, context): Threshold => {
      const parsed = parseThreshold(metric, text);
      if (parsed.ok) return parsed.threshold;
      context.addIssue({ code: "custom", message: `is wrong. ${parsed.fault}` });
      return z.NEVER;
    });
  return z.array(expression, expressions).default([]);
}

function must(be: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined ? `is missing. It must be ${be}` : `must be ${be}`,
  };
}

function unknownKey(known: string) {
  return {
    error: ({ code }: { readonly code: string }) =>
      code === "unrecognized_keys" ? `is not known. ${known}` : "must be names with their values",
  };
}
