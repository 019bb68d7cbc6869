import type { Answer } from "../core/answer.ts";
import type { ConversationId, Person, Place, Question, QuestionId } from "../core/question.ts";

export interface NewQuestion {
  readonly id: QuestionId;
  readonly eventId: string;
  readonly messageId: string;
  readonly text: string;
  readonly asker: Person;
  readonly place: Place;
  readonly askedAt: Date;
  /** What it is answered with, where that is known already. */
  readonly ready?: Answer;
  /** Where the question was a wish to mute its conversation, or to end that. */
  readonly mutes?: boolean;
}

export type Kept =
  | { readonly status: "kept"; readonly newConversation: boolean }
  | { readonly status: "repeated" };

/** Which try at a question this is. A later one takes the question over, and this one may write no more. */
export interface Claim {
  readonly questionId: QuestionId;
  readonly attempt: number;
}

/** A question, and how far it is. */
export interface KeptQuestion {
  readonly question: Question;
  /** Where the reply's first message stands, once a try has told. */
  readonly reply?: Readonly<Record<string, string>>;
  /** The answer that was ready, or that a try made and perhaps could not send. */
  readonly answer?: Answer;
  /** The asker has deleted the question. */
  readonly withdrawn: boolean;
  /** Nothing is left to do: the answer is sent, or nobody is there to get it. */
  readonly done: boolean;
}

/** A question as a worker has taken it up, with what earlier tries left. */
export interface TakenQuestion extends KeptQuestion {
  readonly claim: Claim;
  /** How many tries could not send the answer. */
  readonly failures: number;
}

/** How a question ended that was not answered. */
export type Ending = "withdrawn" | "failed";

export interface Questions {
  /**
   * Keeps a question, unless it is known by its event or message, and queues it. From then on it is not lost.
   * @param decide asked for a new question only, after it is kept: an answer that turns it away, if any
   */
  keep(question: NewQuestion, decide?: () => Promise<Answer | undefined>): Promise<Kept>;
  /** Whether the bot is part of a conversation, and is not muted there. */
  follows(conversation: ConversationId): Promise<boolean>;
  /**
   * Gives a question its new text; where it is being answered, or was within five minutes, it is answered anew.
   * Undefined where nothing changed: no such question, an older edit, the same text, an answer long given.
   */
  edit(messageId: string, text: string, editedAt: Date): Promise<QuestionId | undefined>;
  /** Takes back a question that is not answered yet; undefined where there is none. */
  withdraw(messageId: string): Promise<QuestionId | undefined>;
  /** Gives every open question of a conversation that was asked until then an answer by its text, in place of its own. */
  settleOpen(
    conversation: ConversationId,
    askedUntil: Date,
    answerTo: (asked: string) => Answer,
  ): Promise<void>;
  /** Reads a question, without taking it up. */
  load(id: QuestionId): Promise<KeptQuestion | undefined>;
  /** Takes a question up; undefined where nothing is left to do. */
  take(id: QuestionId): Promise<TakenQuestion | undefined>;
  /** Each throws ClaimLostError where another try has taken the question over. */
  saveReply(claim: Claim, reply: Readonly<Record<string, string>>): Promise<void>;
  saveAnswer(claim: Claim, answer: Answer): Promise<void>;
  markDone(claim: Claim, at: Date, ending?: Ending): Promise<void>;
  /** Counts a try that could not send the answer; returns how many there were. */
  noteFailure(claim: Claim): Promise<number>;
}

/** Another try has taken the question over. */
export class ClaimLostError extends Error {
  override readonly name = "ClaimLostError";
}
