import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FaultPlan, faultPlan } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import {
  createFaultSchedule,
  type Occurrence,
} from "../../../../src/simulators/slack/faults/fault-schedule.ts";
import { planOf } from "../../../../src/simulators/slack/faults/fault-trace.ts";
import { parseFaultPlan } from "../../../../src/simulators/slack/faults/parse-fault-plan.ts";
import { anyOccurrences, anyPlan } from "./plans.ts";

describe("which occurrences a rule takes", () => {
  it.each([
    ["all", {}, [1, 2, 3, 4, 5, 6, 7, 8]],
    ["one", { nth: 3 }, [3]],
    ["some", { nth: [2, 5] }, [2, 5]],
    ["none", { nth: [] }, []],
    ["each so many", { every: 3 }, [3, 6]],
    ["from one to another", { from: 3, until: 5 }, [3, 4, 5]],
    ["so often at most", { every: 2, times: 2 }, [2, 4]],
    ["always", { probability: 1 }, [1, 2, 3, 4, 5, 6, 7, 8]],
    ["never", { probability: 0 }, []],
  ])("%s", (_what, selection, taken) => {
    const plan = faultPlan.parse({ rules: [{ fault: "lost_ack", ...selection }] });
    const message: Occurrence = { kind: "delivery", name: "message", app: "A1" };
    expect(traceOf(plan, Array(8).fill(message)).map(({ occurrence }) => occurrence)).toEqual(taken);
  });

  it("are chosen about as often as the probability says", () => {
    const plan = faultPlan.parse({ seed: 3, rules: [{ fault: "lost_ack", probability: 0.25 }] });
    const message: Occurrence = { kind: "delivery", name: "message", app: "A1" };
    expect(traceOf(plan, Array(4_000).fill(message)).length / 4_000).toBeCloseTo(0.25, 1);
  });

  it("are only those of its method, event and app", () => {
    const plan = faultPlan.parse({
      rules: [
        { fault: "latency", by: "1s", method: "chat.*" },
        { fault: "latency", by: "1s", event: ["message", "slash_commands"], app: "A2" },
      ],
    });
    const fired = traceOf(plan, [
      { kind: "request", name: "chat.update", app: "A1" },
      { kind: "request", name: "users.info", app: "A1" },
      { kind: "delivery", name: "message", app: "A1" },
      { kind: "delivery", name: "message", app: "A2" },
      { kind: "delivery", name: "slash_commands", app: "A2" },
    ]);
    expect(fired).toEqual([
      { rule: 0, fault: "latency", occurrence: 1, target: "chat.update", at: 0 },
      { rule: 1, fault: "latency", occurrence: 1, target: "message", at: 0 },
      { rule: 1, fault: "latency", occurrence: 2, target: "slash_commands", at: 0 },
    ]);
  });

  it("leave one fault alone to decide what becomes of a request", () => {
    const plan = faultPlan.parse({
      rules: [
        { fault: "hang", nth: 2 },
        { fault: "error", code: "fatal_error" },
        { fault: "latency", by: "1s" },
      ],
    });
    const call: Occurrence = { kind: "request", name: "users.info", app: "A1" };
    expect(traceOf(plan, [call, call, call]).map(({ fault, occurrence }) => [fault, occurrence])).toEqual([
      ["error", 1],
      ["latency", 1],
      ["hang", 2],
      ["latency", 2],
      ["error", 3],
      ["latency", 3],
    ]);
  });
});

describe("a fault run", () => {
  it("with the same seed gives the same trace", () => {
    fc.assert(
      fc.property(anyPlan, anyOccurrences, (plan, occurrences) => {
        expect(traceOf(plan, occurrences)).toEqual(traceOf(plan, occurrences));
      }),
    );
  });

  it("with another seed gives another", () => {
    const rules = [{ fault: "lost_ack", probability: 0.5 }];
    const message: Occurrence = { kind: "delivery", name: "message", app: "A1" };
    const [one, two] = [1, 2].map((seed) =>
      traceOf(faultPlan.parse({ seed, rules }), Array(64).fill(message)),
    );
    expect(one).not.toEqual(two);
  });

  it("is repeated by its trace, without chance", () => {
    fc.assert(
      fc.property(anyPlan, anyOccurrences, (plan, occurrences) => {
        const fired = traceOf(plan, occurrences);
        const replay = planOf({ plan, fired });
        expect(replay.rules.every((rule) => rule.probability === undefined)).toBe(true);
        expect(traceOf(replay, occurrences)).toEqual(fired);
      }),
    );
  });

  it("is repeated by the file of its trace", () => {
    fc.assert(
      fc.property(anyPlan, anyOccurrences, (plan, occurrences) => {
        const fired = traceOf(plan, occurrences);
        const replay = parseFaultPlan({ path: "trace.json", text: JSON.stringify({ plan, fired }) });
        expect(traceOf(replay, occurrences)).toEqual(fired);
      }),
    );
  });

  it("does the same in each rule whatever other rules there are", () => {
    fc.assert(
      fc.property(anyPlan, anyOccurrences, (plan, occurrences) => {
        const whole = traceOf(plan, occurrences);
        const withOneMore = traceOf({ ...plan, rules: [...plan.rules, { fault: "lost_ack" }] }, occurrences);
        expect(withOneMore.filter(({ rule }) => rule < plan.rules.length)).toEqual(whole);
      }),
    );
  });
});

function traceOf(plan: FaultPlan, occurrences: readonly Occurrence[]) {
  const schedule = createFaultSchedule(plan, { now: () => 0 }, () => {});
  for (const occurrence of occurrences) schedule.occur(occurrence);
  return schedule.trace().fired;
}
