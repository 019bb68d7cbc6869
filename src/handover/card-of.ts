import type { HandoverCard, HandoverOutcome } from "../channels/handover-desk.ts";
import type { Handover } from "../store/handover.ts";
import { redact } from "../telemetry/redact.ts";
import { asksForPerson } from "./asks-for-person.ts";
import type { HandoverPorts } from "./ports.ts";

const TURNS = 4;

/** What the card of a hand-over shows: what was asked, and the last turns until it was opened. */
export async function cardOf(handover: Handover, { talk }: HandoverPorts): Promise<HandoverCard> {
  const { id, reason, requestedBy, question, place, openedAt, claimedBy } = handover;
  const turns = (await talk.turnsUntil(place.conversation, openedAt, TURNS))
    // The wish for a person says nothing of what it is about.
    .filter(({ text }) => !asksForPerson(text))
    .map(({ questionId, text, answer }) => ({
      questionId,
      asked: redact(text),
      ...(answer !== undefined && { answered: redact(answer) }),
    }));
  const end = outcomeOf(handover);
  const shown = end?.ending === "asker-gone" ? [] : turns;
  return {
    id,
    reason,
    requestedBy,
    asker: question.asker,
    // What its author has deleted is not for others to read.
    question: end?.ending === "asker-gone" ? "(deleted)" : headline(question.text, turns),
    turns: shown.map(({ asked, answered }) => ({ asked, ...(answered !== undefined && { answered }) })),
    place,
    openedAt,
    ...(claimedBy && { claimedBy }),
    ...(end && { end }),
  };
}

function headline(text: string, turns: readonly { readonly asked: string }[]): string {
  const last = asksForPerson(text) ? turns.at(-1)?.asked : undefined;
  return last ?? redact(text);
}

export function outcomeOf({ end }: Handover): HandoverOutcome | undefined {
  if (!end) return undefined;
  const { ending, by, note } = end;
  return { ending, ...(by && { by }), ...(note !== undefined && { note }) };
}
