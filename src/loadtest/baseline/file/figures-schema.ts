import { z } from "zod";
import type { RunFigures } from "../../thresholds/figure-of.ts";

const COUNT = z.number().min(0);
const FIGURE = z.number().min(0).nullable();
const TREND = z
  .object({
    count: COUNT,
    avg: FIGURE,
    min: FIGURE,
    med: FIGURE,
    max: FIGURE,
    "p(90)": FIGURE,
    "p(95)": FIGURE,
    "p(99)": FIGURE,
  })
  .catchall(FIGURE);
const RATE = z.strictObject({ rate: z.number().min(0).max(1).nullable(), passes: COUNT, fails: COUNT });
const COUNTER = z.strictObject({ count: FIGURE, rate: FIGURE });
const METRICS = z.strictObject({
  ack_duration: TREND,
  first_text: TREND,
  answer_duration: TREND,
  service_duration: TREND,
  send_lag: TREND,
  errors: RATE,
  checks: RATE,
  goodput: RATE,
  dropped: COUNTER,
  questions: COUNTER,
  llm_cost_usd: COUNTER,
  llm_tokens: COUNTER,
});

/** The figures of a run as a file has them. */
export const RUN_FIGURES: z.ZodType<RunFigures> = z.strictObject({
  metrics: METRICS,
  byStage: z.record(z.string(), METRICS),
  byKind: z.record(z.string(), METRICS),
  checks: z.record(z.string(), RATE),
});
