import { z } from "zod";
import { duration } from "../../faults/duration.ts";
import { LIMIT_KINDS } from "../wire/server-errors.ts";
import { descriptionOf, FAULTY_ROUTES, type FaultName } from "./fault-table.ts";
import { isPattern } from "./match-prompt.ts";

const count = z.number().int().min(1);
const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const routes = z.enum(FAULTY_ROUTES);

/** What every rule may say besides its fault: what it waits for, and which of the calls it takes. */
const when = {
  /** Calls of this kind. */
  route: z.union([routes, z.array(routes).min(1)]).optional(),
  /** Calls of these models; `claude-*` stands for a family. */
  model: names.optional(),
  /** Calls whose messages hold this text, in any case of its letters, or fit this `/pattern/`. */
  prompt: z.string().min(1).refine(isPattern, { error: "is no pattern such as /refund(s|ed)/i" }).optional(),
  /** Each so many calls. */
  every: count.optional(),
  /** These calls, from 1 on; an empty list takes none. */
  nth: z.union([count, z.array(count)]).optional(),
  /** Each call with this probability, by the plan's seed. */
  probability: z.number().min(0).max(1).optional(),
  /** Not before this call, or not before so long after the plan was set. */
  from: z.union([count, duration]).optional(),
  /** Not after this call, or not when so long has gone by since the plan was set. */
  until: z.union([count, duration]).optional(),
  /** So often at most. */
  times: count.optional(),
};

function rule<Name extends FaultName, Settings extends z.ZodRawShape>(fault: Name, settings: Settings) {
  return z.strictObject({ fault: z.literal(fault), ...when, ...settings });
}

const anywhere = z.enum(["headers", "first_token", "middle"]).optional();
const mediaType = z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, "is no media type such as text/html");

const faultRule = z.discriminatedUnion("fault", [
  rule("rate_limited", {
    by: z.enum(["gateway", "provider"]).optional(),
    limit: z.enum(LIMIT_KINDS).optional(),
    retryAfter: z.union([z.number().int().min(0), z.literal("none")]).optional(),
  }),
  rule("budget_exceeded", {}),
  rule("server_error", { status: z.number().int().min(500).max(599).optional() }),
  rule("request_timeout", {}),
  rule("error", {
    status: z.number().int().min(400).max(599),
    type: z.string().nullable().optional(),
    code: z.string().nullable().optional(),
    message: z.string().optional(),
  }),
  rule("hang", { where: anywhere }),
  rule("connection_reset", { where: anywhere }),
  rule("truncated", { where: z.enum(["first_token", "middle"]).optional() }),
  rule("malformed_chunk", {}),
  rule("stream_error", {}),
  rule("refusal", { as: z.enum(["refusal", "content_filter"]).optional() }),
  rule("empty", {}),
  rule("wrong_usage", { as: z.enum(["missing", "zero", "absurd", "negative"]).optional() }),
  rule("latency", { by: duration }),
  rule("slow", { tokensPerSecond: z.number().positive().optional() }),
  rule("wrong_content_type", { as: mediaType.optional() }),
]);

/** A rule of a plan, as it is written down. */
export type FaultRule = z.output<typeof faultRule>;

export type FaultRuleOf<Name extends FaultRule["fault"]> = Extract<FaultRule, { fault: Name }>;

/** Which faults happen, and when: the same plan over the same calls does the same. */
export const faultPlan = z.strictObject(
  {
    seed: z.number().int().default(0),
    rules: z.array(
      faultRule.superRefine((each, context) => {
        for (const { field, message } of planFaultsOf(each)) {
          context.addIssue({ code: "custom", path: [field], message });
        }
      }),
    ),
  },
  { error: ({ code }) => (code === "invalid_type" ? "has to hold `rules:`" : undefined) },
);

export type FaultPlan = z.output<typeof faultPlan>;

/** A plan as a caller writes it. */
export type FaultPlanInput = z.input<typeof faultPlan>;

export const NO_FAULTS: FaultPlan = { seed: 0, rules: [] };

interface PlanFault {
  readonly field: string;
  readonly message: string;
}

/** What does not fit together in a rule, each thing well formed. */
function planFaultsOf(each: FaultRule): readonly PlanFault[] {
  const { fault, route = [], prompt, model } = each;
  const { on } = descriptionOf(fault);
  const wrong = [route].flat().filter((name) => !on.includes(name));
  const [first, ...others] = (["nth", "every", "probability"] as const).filter(
    (name) => each[name] !== undefined,
  );
  const aboutNoModel = [route].flat().includes("models") && (prompt !== undefined || model !== undefined);
  return [
    ...wrong.map((name) => ({ field: "route", message: `does not fit: ${fault} does not strike ${name}` })),
    ...others.map((field) => ({ field, message: `cannot stand beside ${first}` })),
    ...(aboutNoModel
      ? [{ field: "route", message: "a list of models has neither `model` nor `prompt`" }]
      : []),
  ];
}
