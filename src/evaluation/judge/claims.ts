import { groupsOf } from "../../answer/ground/judge.ts";
import { withoutMarkers } from "../../answer/ground/markers.ts";
import { type Unit, unitsOf } from "../../answer/ground/unit.ts";

/** A sentence, a list item, a row or a line of code of an answer. */
export interface Claim {
  /** Markdown, without its markers. */
  readonly text: string;
  readonly isCode: boolean;
  /** The numbers of the citations that stand for it, from 1; a sentence without its own shares those that come next. */
  readonly markers: readonly number[];
}

/** What an answer claims. What only announces something, as a heading does, claims nothing. */
export function claimsOf(answer: string): Claim[] {
  return groupsOf(unitsOf(answer, () => true)).flatMap((group) => {
    const markers = group.at(-1)?.markers ?? [];
    return group
      .filter(({ leadsIn, goesWithPrevious }) => !leadsIn && !goesWithPrevious)
      .flatMap((unit) => textsOf(unit).map(({ text, isCode }) => ({ text, isCode, markers })));
  });
}

function textsOf({ block, text }: Unit): { text: string; isCode: boolean }[] {
  if (block.kind !== "code") return [{ text: withoutOrdinal(withoutMarkers(text)), isCode: false }];
  const lines = text.split("\n").slice(1, -1);
  return lines.flatMap((line) => (line.trim() ? [{ text: line.trim(), isCode: true }] : []));
}

/** The number of a list item counts the items, and is no claim. */
function withoutOrdinal(text: string): string {
  return text.trim().replace(/^\d{1,3}[.)]\s+/, "");
}
