declare const brand: unique symbol;

/** Identifies one question from its arrival to its last log line. */
export type QuestionId = string & { readonly [brand]: "QuestionId" };

/** Names one conversation: its turns are answered one after the other. */
export type ConversationId = string & { readonly [brand]: "ConversationId" };

export interface Person {
  /** The channel's own id of the person, such as Slack's `U…`. */
  readonly id: string;
}

/** Where an answer goes. Only the channel that made it reads inside `address`, but for who reads there (`viewerOf`). */
export interface Place {
  /** The channel's name, such as `slack`. */
  readonly channel: string;
  readonly conversation: ConversationId;
  /** The channel's own coordinates, as plain JSON. */
  readonly address: Readonly<Record<string, string>>;
}

export interface Turn {
  readonly speaker: "asker" | "ledger";
  readonly text: string;
  /** Ledger asked what was meant, so that what comes next completes the question before it. */
  readonly asksBack?: true;
}

/** How many turns of a conversation a question knows: three that were asked, with what was said to them. */
export const TURNS_REMEMBERED = 6;

export interface Question {
  readonly id: QuestionId;
  readonly text: string;
  readonly asker: Person;
  readonly place: Place;
  /** The latest of the earlier turns of the conversation, oldest first. */
  readonly thread: readonly Turn[];
  readonly askedAt: Date;
}
