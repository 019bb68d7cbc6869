import { z } from "zod";
import { faultPlan as modelFaultPlan } from "../../../simulators/llm/faults/fault-plan.ts";
import { distribution } from "../../../simulators/llm/latency/distribution.ts";
import { knownFaultPlan as slackFaultPlan } from "../../../simulators/slack/faults/known-names.ts";
import { LATENCY_PROFILES } from "../latency-profiles.ts";
import { duration, numberWithin, whole } from "./amounts.ts";
import { must, named, nameError, passIssues } from "./said.ts";

const PROFILES = Object.keys(LATENCY_PROFILES);
const PLAN = "a plan's name in fixtures/faults, the path of one, or a plan with rules";

const latencyKeys = { firstTokenMs: distribution.optional(), tokensPerSecond: distribution.optional() };
const latency = z.strictObject(latencyKeys, named(Object.keys(latencyKeys)));

/** A name stands for a table's entry or a file; all else is parsed where it stands. */
function nameOr<Schema extends z.ZodType>(schema: Schema, name: z.ZodType<string>) {
  return z.unknown().transform((input, context): string | z.output<Schema> => {
    const parsed = typeof input === "string" ? name.safeParse(input) : schema.safeParse(input);
    if (parsed.success) return parsed.data;
    passIssues(context, input, parsed.error);
    return z.NEVER;
  });
}

const file = z.string().min(1, must(PLAN));
const model = {
  latency: nameOr(latency, z.enum(PROFILES, nameError(PROFILES))).default({}),
  faults: nameOr(modelFaultPlan, file).optional(),
};
const RATE_LIMITS = ["slack", "off"] as const;
const slack = {
  faults: nameOr(slackFaultPlan, file).optional(),
  /** `slack` lets the simulated Slack keep its documented limits. */
  rateLimits: z.enum(RATE_LIMITS, nameError(RATE_LIMITS)).default("off"),
};
const objectives = { answer_p95: duration.default(5_000) };
const BASELINE = "a name of letters, digits, - and _";

/** What a scenario says besides what is asked when: who asks, of what world, and what is held against it. */
export const WORLD_SHAPE = {
  users: whole(1, 20_000).default(1),
  channels: whole(1, 1_000).default(1),
  model: z.strictObject(model, named(Object.keys(model))).prefault({}),
  slack: z.strictObject(slack, named(Object.keys(slack))).prefault({}),
  objectives: z.strictObject(objectives, named(Object.keys(objectives))).prefault({}),
  /** How long after the last planned start an answer counts. */
  deadline: duration.default(10_000),
  seed: z
    .int(must("a whole number"))
    .min(-(2 ** 31), must("a whole number of 32 bits"))
    .max(2 ** 31 - 1, must("a whole number of 32 bits"))
    .default(0),
  /** The name under which runs of this scenario are kept for comparison. */
  baseline: z
    .string(must(BASELINE))
    .regex(/^[\w-]{1,60}$/, must(BASELINE))
    .optional(),
  /** What a question to the model is taken to cost, in US dollars, where nobody knows better. */
  pricePerQuestion: numberWithin(0, 1_000).optional(),
} as const;
