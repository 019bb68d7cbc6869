import type { RetrievedPassage } from "../../core/answer.ts";
import type { Ungrounded } from "../../core/ungrounded.ts";
import type { Asked } from "./check-statement.ts";
import { withoutComments } from "./comments.ts";
import { evidenceOf } from "./evidence.ts";
import { withoutItsOpenEnd } from "./growing-draft.ts";
import { withoutInvisible } from "./invisible.ts";
import { groupsOf, isSettled, type Judged, judgeGroup } from "./judge.ts";
import { ownAddresses, unitsOf } from "./unit.ts";
import { writeUnits } from "./write-units.ts";

export interface Grounded {
  /** What stands in the passages, with its markers as the model gave them. Empty where what matters most does not. */
  readonly text: string;
  /** Why each statement that was left out was. */
  readonly dropped: readonly Ungrounded[];
}

/** Far more than any model may write; what comes behind it is left out. */
const MOST_READ = 40_000;

/**
 * Keeps of a draft what stands in the passages that it cites. A statement without a marker belongs to the next marker,
 * as in a paragraph that is closed by one; code and list items without a marker also to the one before. Of a draft that
 * still grows only what is settled is given: a later draft begins with it.
 *
 * @param isWhole whether nothing more comes
 */
export function ground(
  draft: string,
  passages: readonly RetrievedPassage[],
  asked: Asked,
  isWhole = true,
): Grounded {
  const read = draft.slice(0, MOST_READ);
  const evidence = passages.map(evidenceOf);
  const isOwn = ownAddresses(evidence.flatMap(({ addresses }) => [...addresses]));
  const seen = withoutComments(withoutInvisible(isWhole ? read : withoutItsOpenEnd(read)));
  const units = unitsOf(seen, isOwn);
  const groups = groupsOf(isWhole ? units : units.slice(0, -1));
  const judged: Judged[] = [];
  for (const group of groups)
    if (isWhole || isSettled(group)) judged.push(...judgeGroup(group, judged.at(-1), evidence, asked));
  const dropped = judged.flatMap(({ reason }) => reason ?? []);
  return {
    text: hasLostItsPoint(judged) ? "" : writeUnits(withoutEmptyAnnouncements(judged, isWhole)),
    dropped,
  };
}

/** The first that is cited is the answer; what follows does not say it. */
function hasLostItsPoint(judged: readonly Judged[]): boolean {
  const point = judged.findIndex(({ unit, closes }) => closes && !unit.leadsIn);
  const first = judged.slice(0, point + 1);
  return first.every(({ reason, unit }) => reason !== undefined || unit.leadsIn || unit.goesWithPrevious);
}

/**
 * What announces something, as a heading does, goes where all that it announced is gone. Its markers stand behind what
 * shared them; of a draft that still grows that waits, since it may yet be announced.
 */
function withoutEmptyAnnouncements(judged: readonly Judged[], isWhole: boolean): Judged[] {
  const kept: Judged[] = [];
  for (const [at, each] of judged.entries()) {
    if (each.reason) continue;
    const last = kept.at(-1);
    const isPending = !isWhole && at === judged.length - 1;
    if (!each.unit.leadsIn || announcesSome(judged, at)) kept.push(each);
    else if (each.unit.markers.length > 0 && last && !isMarked(last) && !isPending)
      kept.splice(-1, 1, { ...last, markers: each.unit.markers });
  }
  return isWhole ? kept : kept.slice(0, kept.findLastIndex(isMarked) + 1);
}

function isMarked({ unit, markers = unit.markers }: Judged): boolean {
  return markers.length > 0;
}

function announcesSome(judged: readonly Judged[], at: number): boolean {
  return announcedBy(judged, at).some(
    ({ reason, unit }) => !reason && !unit.goesWithPrevious && !unit.leadsIn,
  );
}

function announcedBy(judged: readonly Judged[], at: number): readonly Judged[] {
  const after = judged.slice(at + 1);
  const isHeading = judged[at]?.unit.block.kind === "heading";
  const end = after.findIndex(({ unit: { block, leadsIn } }) =>
    isHeading ? block.kind === "heading" : block.kind === "heading" || (block.kind === "prose" && !leadsIn),
  );
  if (isHeading) return end < 0 ? after : after.slice(0, end);
  // A sentence that ends in a colon may announce another sentence.
  return end <= 0 ? after.slice(0, end < 0 ? after.length : 1) : after.slice(0, end);
}
