import type { HandoverId } from "../core/handover.ts";
import type { ConversationId, Person, Place, QuestionId } from "../core/question.ts";
import type { VoteReason } from "../core/vote.ts";

/** What a channel tells the bot of, as it understood it. All of it is kept before it is acknowledged. */
export type Inbound =
  | AskedMessage
  | EditedMessage
  | DeletedMessage
  | MuteRequest
  | StopRequest
  | Vote
  | Escalation
  | Claim
  | Resolution;

/** What all that comes in has. */
interface Delivered {
  /** The channel's id of the delivery; the same again means the same event again. */
  readonly eventId: string;
}

/** A message that asks the bot something. */
export interface AskedMessage extends Delivered {
  readonly kind: "question";
  /** Where the channel has to name the question itself; otherwise it is given an id when it is kept. */
  readonly questionId?: QuestionId;
  /** The channel's id of the message; two events may tell of one message. */
  readonly messageId: string;
  readonly text: string;
  readonly asker: Person;
  readonly place: Place;
  readonly askedAt: Date;
  /** Not addressed to the bot: a question only in a conversation that the bot is part of. */
  readonly onlyIfJoined: boolean;
  /** The bot is named in it. Where people talk to the bot alone they ask without naming it. */
  readonly named?: boolean;
  /** Said to somebody else, or without words: never a question, but for whoever has the conversation in hand. */
  readonly forPeople?: boolean;
  /** The text with the addresses that its links lead to, where it has any that the text does not show. */
  readonly withLinks?: string;
  /** How many files came with it. */
  readonly files?: number;
}

/** Somebody changed the text of a message, which may be a question that was asked. */
export interface EditedMessage extends Delivered {
  readonly kind: "edit";
  readonly messageId: string;
  readonly text: string;
  /** As of a question. */
  readonly withLinks?: string;
  readonly files?: number;
  readonly editedAt: Date;
  /** The question that the message is since the edit, for a bot that did not take it for one before. */
  readonly asks?: AskedMessage;
}

/** Somebody deleted a message, which may be a question that was asked. */
export interface DeletedMessage extends Delivered {
  readonly kind: "deletion";
  readonly messageId: string;
}

/** Somebody wants the bot to be silent in a conversation unless it is addressed, or to join in again. */
export interface MuteRequest extends Omit<AskedMessage, "kind" | "onlyIfJoined"> {
  readonly kind: "mute";
  readonly muted: boolean;
}

/** Somebody wants the answers that are being made in a conversation to be stopped. */
export interface StopRequest extends Delivered {
  readonly kind: "stop";
  readonly conversation: ConversationId;
  readonly by: Person;
  /** Questions that are asked later are not meant. */
  readonly stoppedAt: Date;
}

/** Whether an answer helped. A later vote of the same person on the same answer takes the place of the earlier. */
export interface Vote extends Delivered {
  readonly kind: "vote";
  readonly questionId: QuestionId;
  readonly by: Person;
  readonly helped: boolean;
  readonly votedAt: Date;
  readonly reason?: VoteReason;
  /** What the person says of it in their own words. */
  readonly comment?: string;
  /** The person wants somebody to answer in the bot's place. */
  readonly askPerson?: boolean;
}

/** Somebody wants a person to answer. */
export interface Escalation extends Delivered {
  readonly kind: "escalation";
  readonly questionId: QuestionId;
  readonly by: Person;
}

/** Somebody takes a hand-over upon themselves, or gives it back for others to take. */
export interface Claim extends Delivered {
  readonly kind: "claim";
  readonly handoverId: HandoverId;
  readonly by: Person;
  readonly claimed: boolean;
}

/** Somebody says that a hand-over has come to its end. */
export interface Resolution extends Delivered {
  readonly kind: "resolution";
  readonly handoverId: HandoverId;
  readonly by: Person;
  readonly side: "desk" | "asker";
  /** What the asker is told with it. */
  readonly note?: string;
}
