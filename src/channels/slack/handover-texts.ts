import type { EscalationReason, HandoverEnding } from "../../core/handover.ts";
import type { HandoverPhrases } from "../../language/phrases/handover-phrases.ts";
import type { HandoverOutcome } from "../handover-desk.ts";
import { escapeMrkdwn } from "./escape-mrkdwn.ts";

/** Why a person is asked for, as the card says it. */
export const REASONS: Readonly<Record<EscalationReason, string>> = {
  "asked-by-button": "clicked “Ask a person”",
  "asked-in-words": "asked for a person in words",
  "asked-after-vote": "asked for a person after a thumbs down",
  "refused-twice": "I had no answer twice",
  "voted-down": "thumbs down on my answer",
};

/** How it ended, for the people at the desk. */
const ENDINGS_AT_DESK: Readonly<Record<HandoverEnding, string>> = {
  "resolved-by-agent": "Resolved",
  "resolved-by-asker": "Marked as solved by the asker",
  unclaimed: "Timed out: nobody claimed it",
  unanswered: "Timed out: nobody replied",
  "desk-unavailable": "This channel could not be written to",
  "asker-gone": "The asker's message was deleted, or cannot be reached",
};

export function endedForDesk({ ending, note }: HandoverOutcome, by: string | undefined): string {
  const who = by === undefined ? "" : ending === "resolved-by-agent" ? ` by ${by}` : ` (${by})`;
  return `${ENDINGS_AT_DESK[ending]}${who}.${quoted(note)}`;
}

export function endedForAsker(
  { ending, note }: HandoverOutcome,
  by: string | undefined,
  { endings, afterwards }: HandoverPhrases,
): string {
  return `${endings[ending](by)}.${quoted(note)}\n${afterwards}`;
}

const QUOTED = 2_000;

/**
 * Words of a person as a quotation, in which nothing calls anybody.
 * @param most - how long it may be, since escaped words are longer than they were
 */
export function quoted(text: string | undefined, most = QUOTED): string {
  if (!text) return "";
  let quotation = "\n> ";
  for (const character of text) {
    const next = character === "\n" ? "\n> " : escapeMrkdwn(character);
    if (quotation.length + next.length >= most) return `${quotation}…`;
    quotation += next;
  }
  return quotation;
}
