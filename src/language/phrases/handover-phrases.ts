import type { HandoverEnding } from "../../core/handover.ts";

/** What an asker is told of a hand-over. What the people at the desk read is in English. */
export interface HandoverPhrases {
  lookingInto(name: string): string;
  readonly markAsSolved: string;
  readonly alreadyOpen: string;
  readonly onlyTheAsker: string;
  readonly closed: string;
  /** How it ended, without a full stop. @param by - who resolved it, if an agent did */
  readonly endings: Readonly<Record<HandoverEnding, (by: string | undefined) => string>>;
  readonly afterwards: string;
  /** Stand around the words of a person that are carried over. */
  readonly withoutWords: string;
  readonly goesOnElsewhere: string;
  readonly edited: string;
  filesLeftOut(count: number): string;
}
