import type { Ungrounded } from "../../core/ungrounded.ts";
import { type Asked, checkCode, checkWords } from "./check-statement.ts";
import type { Evidence } from "./evidence.ts";
import type { Unit } from "./unit.ts";

export interface Judged {
  readonly unit: Unit;
  /** Why it is left out, where it is. */
  readonly reason?: Ungrounded;
  /** Markers that stand behind it instead of its own: those of a unit that is left out, which it shared. */
  readonly markers?: readonly number[];
  /** It is the last that its markers stand for. */
  readonly closes: boolean;
}

/** What is closed by the same markers. The last group may have none. */
export function groupsOf(units: readonly Unit[]): Unit[][] {
  const groups: Unit[][] = [];
  let begins = true;
  for (const unit of units) {
    if (begins) groups.push([]);
    groups.at(-1)?.push(unit);
    begins = unit.markers.length > 0;
  }
  return groups;
}

export function isSettled(group: readonly Unit[]): boolean {
  return (group.at(-1)?.markers.length ?? 0) > 0;
}

/** @param before the last unit of the group before it */
export function judgeGroup(
  group: readonly Unit[],
  before: Judged | undefined,
  evidence: readonly Evidence[],
  asked: Asked,
): Judged[] {
  const own = (group.at(-1)?.markers ?? []).filter((number) => evidence[number - 1]);
  const isFalse = isSettled(group) && own.length === 0;
  // A list or code goes on with what announced it, until words come between.
  const words = group.findIndex(({ block }) => block.kind === "prose" || block.kind === "heading");
  const judged: Judged[] = [];
  for (const [at, unit] of group.entries()) {
    const goesOn = words < 0 || at < words;
    const cited = [...own, ...(goesOn && !before?.reason ? (before?.unit.markers ?? []) : [])];
    const held = cited.flatMap((number) => evidence[number - 1] ?? []);
    const reason = unit.goesWithPrevious
      ? reasonOfPrevious(judged.at(-1) ?? before)
      : held.length === 0
        ? isFalse
          ? "citation"
          : "uncited"
        : reasonOf(unit, held, asked);
    judged.push({ unit, closes: at === group.length - 1, ...(reason && { reason }) });
  }
  return withMarkersKept(judged, own);
}

function reasonOfPrevious(previous: Judged | undefined): Ungrounded | undefined {
  return previous && !previous.reason ? undefined : "uncited";
}

function reasonOf(
  { block, text, leadsIn }: Unit,
  held: readonly Evidence[],
  asked: Asked,
): Ungrounded | undefined {
  if (block.kind === "code") return checkCode(text.split("\n").slice(1, -1), held);
  return checkWords(text, held, asked, leadsIn);
}

function withMarkersKept(judged: Judged[], own: readonly number[]): Judged[] {
  const last = judged.findLastIndex(({ reason }) => !reason);
  if (own.length === 0 || last === judged.length - 1) return judged;
  return judged.map((each, at) => (at === last ? { ...each, markers: own } : each));
}
