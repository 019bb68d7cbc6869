import type { HandoverPhrases } from "./handover-phrases.ts";
import type { ModelPhrases } from "./model-phrases.ts";
import type { ReplyPhrases } from "./reply-phrases.ts";

/** What is said to an asker in fixed words, in one language. A language that lacks one does not compile. */
export interface Phrases extends ModelPhrases {
  readonly controlCharacters: string;
  readonly noQuestion: string;
  readonly noSemicolons: string;
  tooLong(most: number): string;
  notFound(passages: number, documents: number): string;
  closest(named: string): string;
  owns(owner: string): string;
  /** Asks back where nothing is said that could be looked up. */
  readonly whatAbout: string;
  /** Asks back which of a kind is meant. @param choices - titles, of which there may be none */
  which(kind: string, choices: readonly string[]): string;
  readonly passedOn: string;
  readonly noPerson: string;
  noPersonBut(title: string, owner: string): string;
  failed(id: string): string;
  /** The same where no id can be named. */
  readonly failedPlainly: string;
  /** The reasons of limits, by the limit's name. */
  readonly limits: Readonly<
    Record<"user-minute" | "user-hour" | "user-day" | "all-minute" | "other", (questions: string) => string>
  >;
  questions(count: number): string;
  askAgainIn(time: string): string;
  minutes(count: number): string;
  hours(count: number): string;
  readonly muted: string;
  readonly unmuted: string;
  /** Answers that were being made were stopped. */
  readonly stopped: string;
  /** Stand above the sources and before what was wrong with an answer, where both are plain text. */
  readonly sources: string;
  readonly note: string;
  readonly reply: ReplyPhrases;
  readonly handover: HandoverPhrases;
}
