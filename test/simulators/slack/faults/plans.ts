import fc from "fast-check";
import { type FaultPlan, faultPlan } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import type { Occurrence } from "../../../../src/simulators/slack/faults/fault-schedule.ts";

const count = fc.integer({ min: 1, max: 12 });

const selection = fc.oneof(
  fc.record({ nth: fc.oneof(count, fc.array(count, { maxLength: 4 })) }),
  fc.record({ every: count }),
  fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.constant({}),
);

const bounds = fc.record({ from: count, until: count, times: count }, { requiredKeys: [] });

const fault = fc.oneof(
  fc.record({ fault: fc.constant("hang"), method: fc.constantFrom("chat.*", "chat.update", "users.info") }),
  fc.record({ fault: fc.constant("rate_limited"), retryAfter: fc.constantFrom(1, "none") }),
  fc.record({ fault: fc.constant("latency"), by: fc.constant("5ms"), app: fc.constantFrom("A1", "A2") }),
  fc.record({ fault: fc.constant("duplicate"), event: fc.constantFrom("message", "app_mention") }),
  fc.record({ fault: fc.constant("lost_ack") }),
  fc.record({ fault: fc.constant("invalid_auth") }),
  fc.record({ fault: fc.constant("too_many_websockets") }),
);

const rule = fc
  .tuple(fault, selection, bounds)
  .map(([what, which, where]) => ({ ...which, ...where, ...what }));

/** Any plan of faults that wait for what occurs. */
export const anyPlan: fc.Arbitrary<FaultPlan> = fc
  .record({ seed: fc.integer(), rules: fc.array(rule, { maxLength: 6 }) })
  .map((plan) => faultPlan.parse(plan));

const names = {
  request: ["chat.update", "chat.postMessage", "users.info", "apps.connections.open"],
  delivery: ["message", "app_mention", "slash_commands"],
  connection: ["websocket"],
} as const;

/** Whatever may happen in a run, in any order. */
export const anyOccurrences: fc.Arbitrary<readonly Occurrence[]> = fc.array(
  fc.constantFrom("request" as const, "delivery" as const, "connection" as const).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      name: fc.constantFrom(...names[kind]),
      app: fc.constantFrom("A1", "A2", undefined),
    }),
  ),
  { maxLength: 60 },
);
