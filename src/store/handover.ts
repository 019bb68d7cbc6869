import type { EscalationReason, HandoverEnding, HandoverId } from "../core/handover.ts";
import type { ConversationId, Person, Place, QuestionId } from "../core/question.ts";

export interface NewHandover {
  readonly id: HandoverId;
  readonly eventId: string;
  readonly conversation: ConversationId;
  readonly questionId: QuestionId;
  readonly requestedBy: Person;
  readonly reason: EscalationReason;
  readonly openedAt: Date;
}

/** `already-open` is one that another event opened; `repeated` is an event that opened one before, open or not since. */
export type HandoverOpened =
  | { readonly status: "opened" | "already-open"; readonly id: HandoverId }
  | { readonly status: "repeated"; readonly open: boolean };

/** A hand-over as it stands. */
export interface Handover {
  readonly id: HandoverId;
  readonly reason: EscalationReason;
  readonly requestedBy: Person;
  readonly question: { readonly id: QuestionId; readonly text: string; readonly asker: Person };
  readonly place: Place;
  readonly openedAt: Date;
  /** Since when the asker waits for a person's word. */
  readonly waitingSince?: Date;
  readonly claimedBy?: Person;
  readonly card?: Readonly<Record<string, string>>;
  readonly end?: HandoverEnd;
}

export interface HandoverEnd {
  readonly ending: HandoverEnding;
  readonly at: Date;
  readonly by?: Person;
  readonly note?: string;
}
