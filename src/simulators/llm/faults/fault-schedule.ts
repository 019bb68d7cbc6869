import type { Clock } from "../../../core/clock.ts";
import { millisecondsOf } from "../../faults/duration.ts";
import { isNamed } from "../../faults/is-named.ts";
import { createRandom } from "../random.ts";
import type { FaultPlan, FaultRule } from "./fault-plan.ts";
import { descriptionOf, type FaultyRoute } from "./fault-table.ts";
import type { FaultTrace, FiredFault } from "./fault-trace.ts";
import { matcherOf } from "./match-prompt.ts";

/** A call that rules may wait for. */
export interface Occurrence {
  readonly call: number;
  readonly route: FaultyRoute;
  readonly model: string | undefined;
  readonly prompt: string;
}

/** Counts calls, and says which of the plan's faults happen. */
export interface FaultSchedule {
  /** The rules whose fault happens to this call, in the order of the plan. */
  occur(occurrence: Occurrence): readonly FaultRule[];
  trace(): FaultTrace;
}

/** By the number of the call alone, but for windows of time: the same calls give the same faults. */
export function createFaultSchedule(plan: FaultPlan, clock: Clock): FaultSchedule {
  const setAt = clock.now();
  const fired: FiredFault[] = [];
  const counted = plan.rules.map((rule, index) => ({
    rule,
    index,
    isFor: targetOf(rule),
    isTaken: selectionOf(rule, plan.seed, index),
    seen: 0,
    fired: 0,
  }));

  return {
    occur(occurrence) {
      const at = clock.now() - setAt;
      const happening: FaultRule[] = [];
      let decided = false;
      for (const each of counted) {
        const { rule, index } = each;
        if (!each.isFor(occurrence)) continue;
        each.seen += 1;
        const decides = descriptionOf(rule.fault).decides === true;
        // Asked of every call, taken or not, so that one rule changes nothing for the numbers of another.
        const isTaken = each.isTaken(each.seen, at) && each.fired < (rule.times ?? Number.POSITIVE_INFINITY);
        if (!isTaken || (decides && decided)) continue;
        decided ||= decides;
        each.fired += 1;
        const { call, route, model } = occurrence;
        const target = model === undefined ? route : `${route} ${model}`;
        fired.push({ rule: index, fault: rule.fault, occurrence: each.seen, target, call, at });
        happening.push(rule);
      }
      return happening;
    },
    trace: () => ({ plan, fired: [...fired] }),
  };
}

function targetOf({ fault, route, model, prompt }: FaultRule): (occurrence: Occurrence) => boolean {
  const routes = [route ?? descriptionOf(fault).on.filter((each) => each !== "models")].flat();
  const isWanted = prompt === undefined ? () => true : matcherOf(prompt);
  const models = model === undefined ? undefined : [model].flat();
  return (call) =>
    routes.includes(call.route) &&
    (models === undefined || models.some((wanted) => isNamed(call.model ?? "", wanted))) &&
    isWanted(call.prompt);
}

type Selection = (occurrence: number, at: number) => boolean;

function selectionOf(rule: FaultRule, seed: number, index: number): Selection {
  const isChosen = choiceOf(rule, seed, index);
  const { from = 1, until = Number.POSITIVE_INFINITY } = rule;
  return (occurrence, at) => {
    const chosen = isChosen(occurrence);
    const isAfter = typeof from === "number" ? occurrence >= from : at >= millisecondsOf(from);
    const isBefore = typeof until === "number" ? occurrence <= until : at < millisecondsOf(until);
    return chosen && isAfter && isBefore;
  };
}

function choiceOf({ nth, every, probability }: FaultRule, seed: number, index: number) {
  if (nth !== undefined) {
    const numbers = new Set([nth].flat());
    return (occurrence: number) => numbers.has(occurrence);
  }
  if (every !== undefined) return (occurrence: number) => occurrence % every === 0;
  if (probability !== undefined) {
    // Random numbers of its own for each rule, so that one rule more changes nothing for those before it.
    const random = createRandom((seed + Math.imul(index + 1, 0x9e3779b1)) | 0);
    return () => random() < probability;
  }
  return () => true;
}
