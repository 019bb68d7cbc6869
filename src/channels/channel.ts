import type { Answer } from "../core/answer.ts";
import type { Pace } from "../core/pace.ts";
import type { Place, QuestionId } from "../core/question.ts";
import type { Language } from "../language/language.ts";
import type { HandoverDesk } from "./handover-desk.ts";
import type { Inbound } from "./inbound.ts";

/** Takes in what the channel was told. When it resolves that is kept, and the channel may acknowledge it. */
export type Deliver = (inbound: Inbound) => Promise<void>;

/** Where the first message of a reply stands, as plain JSON, so that another process can go on with it. */
export type ReplyReference = Readonly<Record<string, string>>;

/** One message that begins as an acknowledgement and becomes the answer. Throws {@link PlaceGoneError}. */
export interface Reply {
  /** Posts the acknowledgement, or finds the one that an earlier try posted. */
  thinking(earlier: EarlierReply): Promise<ReplyReference>;
  /** Shows the text as it grows, where and as fast as the channel allows; it never waits and never fails. */
  progress(reference: ReplyReference, text: string): void;
  /** Turns the acknowledgement into the answer. */
  finish(reference: ReplyReference, answer: Answer): Promise<void>;
  /** Takes back what is shown of the reply, because nobody wants the answer any more. */
  withdraw(reference: ReplyReference): Promise<void>;
  /**
   * Takes back what only this try has shown, because a later one gives the answer.
   * @param goesOn what the later one goes on with, which stays
   */
  leave(goesOn: ReplyReference): Promise<void>;
  /** Aborted when the person stops the answer while it grows; `finish` then says so, whatever the answer is. */
  readonly stopped?: AbortSignal;
}

export interface ReplyOptions {
  /** Ends all waiting, because another worker has taken over or the process stops. */
  readonly signal?: AbortSignal;
  /** Which try at the question it is, from 1, so that each knows its messages from those of the others. */
  readonly attempt?: number;
  /** What stands around the answer is in this language; in English where it is not given. */
  readonly language?: Language;
  /** What the conversation is about, where it is new. */
  readonly title?: string;
}

/** The message that was asked, or all of its conversation, is gone: nobody is left to answer. */
export class PlaceGoneError extends Error {
  override readonly name = "PlaceGoneError";
}

/** A later try at the question replies: this one is over. */
export class OvertakenError extends Error {
  override readonly name = "OvertakenError";
}

export interface EarlierReply {
  readonly reference?: ReplyReference;
  /** An earlier try may have posted the acknowledgement without telling where. */
  readonly mayExist: boolean;
}

/** A way in and out for questions and answers: Slack today, others beside it. */
export interface Channel {
  readonly name: string;
  /** Opens the way in, and with it the way out. */
  start(deliver: Deliver): Promise<void>;
  /** Proves that replies can be sent, in a process that takes nothing in. */
  openSending(): Promise<void>;
  /** Which app of the service this is, the same at every start, where there may be several. */
  app?(): Promise<string>;
  stop(): Promise<void>;
  isConnected(): boolean;
  /** Why not, where that is known. */
  disconnectedBecause?(): string | undefined;
  /** Spaces out the channel's calls by the pace that all replicas share; until then each keeps to one of its own. */
  keepPace?(pace: Pace): void;
  reply(place: Place, questionId: QuestionId, options?: ReplyOptions): Reply;
  /** Where people answer what the bot cannot, if anywhere. */
  readonly desk?: HandoverDesk;
}
