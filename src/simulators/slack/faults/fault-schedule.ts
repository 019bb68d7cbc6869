import type { Clock } from "../../../core/clock.ts";
import { isNamed } from "../../faults/is-named.ts";
import type { Journal } from "../journal/journal.ts";
import type { FaultPlan, FaultRule } from "./fault-plan.ts";
import { descriptionOf, type OccurrenceKind } from "./fault-table.ts";
import type { FaultTrace, FiredFault } from "./fault-trace.ts";
import { createSelection, type Selection } from "./selection.ts";
import { kindOf } from "./trigger.ts";

/** Something that a rule may wait for. */
export interface Occurrence {
  readonly kind: Exclude<OccurrenceKind, "time">;
  /** The method, or the type of what is delivered. */
  readonly name: string;
  readonly app: string | undefined;
}

/** Counts what occurs, and says which of the plan's faults happen. */
export interface FaultSchedule {
  /** The rules whose fault happens now, in the order of the plan. */
  occur(occurrence: Occurrence): readonly FaultRule[];
  /** It is time for the rule, again: returns whether its fault happens. */
  tick(rule: number): boolean;
  trace(): FaultTrace;
}

interface Counted {
  readonly rule: FaultRule;
  readonly index: number;
  readonly kind: OccurrenceKind;
  readonly isTaken: Selection;
  seen: number;
  fired: number;
}

export function createFaultSchedule(plan: FaultPlan, clock: Clock, journal: Journal): FaultSchedule {
  const setAt = clock.now();
  const fired: FiredFault[] = [];
  const counted = plan.rules.map(
    (rule, index): Counted => ({
      rule,
      index,
      kind: kindOf(rule),
      isTaken: createSelection(rule, plan.seed, index),
      seen: 0,
      fired: 0,
    }),
  );

  function count(each: Counted): boolean {
    each.seen += 1;
    const { times = Number.POSITIVE_INFINITY } = each.rule;
    return each.isTaken(each.seen) && each.fired < times;
  }

  function fire(each: Counted, target: string): void {
    each.fired += 1;
    const { index, seen: occurrence, rule } = each;
    const entry = { rule: index, fault: rule.fault, occurrence, target };
    fired.push({ ...entry, at: clock.now() - setAt });
    journal({ type: "planned-fault", ...entry });
  }

  return {
    occur(occurrence) {
      const happening: FaultRule[] = [];
      let decided = false;
      for (const each of counted) {
        if (!isFor(each, occurrence)) continue;
        const decides = descriptionOf(each.rule.fault).decides === true;
        // Counted in any case, so that one rule changes nothing for the numbers of another.
        if (!count(each) || (decides && decided)) continue;
        decided ||= decides;
        fire(each, occurrence.name);
        happening.push(each.rule);
      }
      return happening;
    },
    tick(index) {
      const each = counted[index];
      if (each === undefined || !count(each)) return false;
      fire(each, each.rule.app ?? "all apps");
      return true;
    },
    trace: () => ({ plan, fired: [...fired] }),
  };
}

function isFor({ rule, kind }: Counted, occurrence: Occurrence): boolean {
  if (kind !== occurrence.kind) return false;
  if (rule.app !== undefined && rule.app !== occurrence.app) return false;
  const wanted = rule.method ?? rule.event ?? descriptionOf(rule.fault).method;
  return wanted === undefined || [wanted].flat().some((name) => isNamed(occurrence.name, name));
}
