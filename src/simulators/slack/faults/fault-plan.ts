import { z } from "zod";
import { duration } from "../../faults/duration.ts";
import type { FaultName } from "./fault-table.ts";
import { planFaultsOf } from "./trigger.ts";

const count = z.number().int().min(1);
const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** What every rule may say besides its fault: what it waits for, and which of the occurrences it takes. */
const when = {
  /**
   * Calls of these methods; `chat.*` stands for a family, and `response_url`, `files.upload` and `files.download` for
   * what is sent there.
   */
  method: names.optional(),
  /** Deliveries of events of these types, or of `slash_commands` or `interactive`. */
  event: names.optional(),
  /** Only of this app. */
  app: z.string().min(1).optional(),
  /** So long after the plan was set. */
  at: z.union([duration, z.array(duration).min(1)]).optional(),
  /** Each so many occurrences, or each time that so long has gone by. */
  every: z.union([count, duration]).optional(),
  /** These occurrences, from 1 on; an empty list takes none. */
  nth: z.union([count, z.array(count)]).optional(),
  /** Each occurrence with this probability, by the plan's seed. */
  probability: z.number().min(0).max(1).optional(),
  from: count.optional(),
  until: count.optional(),
  /** So often at most. */
  times: count.optional(),
};

function rule<Name extends FaultName, Settings extends z.ZodRawShape>(fault: Name, settings: Settings) {
  return z.strictObject({ fault: z.literal(fault), ...when, ...settings });
}

const connections = z.enum(["one", "all"]).optional();

const faultRule = z.discriminatedUnion("fault", [
  rule("rate_limited", { retryAfter: z.union([z.number().int().min(0), z.literal("none")]).optional() }),
  rule("server_error", { status: z.number().int().min(500).max(599).optional() }),
  rule("error", { code: z.string().min(1) }),
  rule("invalid_auth", {}),
  rule("hang", {}),
  rule("connection_reset", { after: z.boolean().optional() }),
  rule("latency", { by: duration }),
  rule("stream_expiry", {}),
  rule("stopped_by_user", {}),
  rule("duplicate", { as: z.enum(["retry", "same_envelope"]).optional() }),
  rule("lost_ack", {}),
  rule("out_of_order", { within: duration.optional() }),
  rule("disconnect", {
    reason: z.enum(["warning", "refresh_requested", "link_disabled"]).optional(),
    connections,
  }),
  rule("socket_reset", { connections }),
  rule("half_open", { for: duration.optional(), connections }),
  rule("malformed_frame", { connections }),
  rule("binary_frame", { connections }),
  rule("outage", { for: duration }),
  rule("too_many_websockets", {}),
]);

/** A rule of a plan, as it is written down. */
export type FaultRule = z.output<typeof faultRule>;

export type FaultRuleOf<Name extends FaultRule["fault"]> = Extract<FaultRule, { fault: Name }>;

/** Which faults happen, and when: the same plan over the same occurrences does the same. */
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

export const NO_FAULTS: FaultPlan = { seed: 0, rules: [] };
