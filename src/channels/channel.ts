import type { Answer } from "../core/answer.ts";
import type { Person, Place, QuestionId } from "../core/question.ts";

/** A message that asks the bot something, as a channel understood it. */
export interface Inbound {
  /** The channel's id of the delivery; the same again means the same event again. */
  readonly eventId: string;
  /** The channel's id of the message; two events may tell of one message. */
  readonly messageId: string;
  readonly text: string;
  readonly asker: Person;
  readonly place: Place;
  readonly askedAt: Date;
  /** Not addressed to the bot: a question only in a conversation that the bot is part of. */
  readonly onlyIfJoined: boolean;
}

/** Takes a message in. When it resolves the message is kept, and the channel may acknowledge it. */
export type Deliver = (inbound: Inbound) => Promise<void>;

/** Where the first message of a reply stands, as plain JSON, so that another process can go on with it. */
export type ReplyReference = Readonly<Record<string, string>>;

/** One message that begins as an acknowledgement and becomes the answer. Throws {@link PlaceGoneError}. */
export interface Reply {
  /** Posts the acknowledgement, or finds the one that an earlier try posted. */
  thinking(earlier: EarlierReply): Promise<ReplyReference>;
  /** Turns the acknowledgement into the answer. */
  finish(reference: ReplyReference, answer: Answer): Promise<void>;
}

/** The message that was asked, or all of its conversation, is gone: nobody is left to answer. */
export class PlaceGoneError extends Error {
  override readonly name = "PlaceGoneError";
}

export interface EarlierReply {
  readonly reference?: ReplyReference;
  /** An earlier try may have posted the acknowledgement without telling where. */
  readonly mayExist: boolean;
}

/** A way in and out for questions and answers: Slack today, others beside it. */
export interface Channel {
  readonly name: string;
  start(deliver: Deliver): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
  reply(place: Place, questionId: QuestionId): Reply;
}
