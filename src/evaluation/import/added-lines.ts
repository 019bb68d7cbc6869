import type { Place } from "../fixtures/fault.ts";
import type { QuestionLine } from "./question-lines.ts";

type Question = Exclude<QuestionLine, { fault: unknown }>;

/** A vote against the answer to a question that is there already: its gold may be wrong. */
export interface Disputed {
  /** Of the question that is there, with its place. */
  readonly id: string;
  readonly file: string;
  readonly line: Place["line"];
  /** Of the vote. */
  readonly by: string;
}

export interface Chosen {
  readonly added: readonly Question[];
  readonly disputed: readonly Disputed[];
}

/**
 * What of the given questions is new by its id and its words. Of several with the same words one is taken: one to be
 * reviewed before one with gold, since somebody did not agree.
 */
export function chooseAdded(there: readonly Question[], given: readonly Question[]): Chosen {
  const known = new Map(there.flatMap((each) => keysOf(each).map((key) => [key, each] as const)));
  const added = new Map<string, Question>();
  const ids = new Set<string>();
  const disputed: Disputed[] = [];
  for (const each of given) {
    const before = keysOf(each).flatMap((key) => known.get(key) ?? [])[0];
    if (before) {
      if (each.isToReview && !isSame(each, before)) disputed.push(disputeOf(before, each));
      continue;
    }
    const words = wordsOf(each);
    const other = added.get(words);
    if (other ? each.isToReview && !other.isToReview : !ids.has(each.id)) {
      if (other) ids.delete(other.id);
      if (ids.has(each.id)) continue;
      added.set(words, each);
      ids.add(each.id);
    }
  }
  return { added: [...added.values()], disputed };
}

/** The same vote, imported before. */
function isSame(given: Question, there: Question): boolean {
  return given.id === there.id && there.isToReview;
}

function disputeOf({ id, file, line }: Question, by: Question): Disputed {
  return { id, file, line, by: by.id };
}

function keysOf(each: Question): readonly string[] {
  return [`id ${each.id}`, `question ${wordsOf(each)}`];
}

/** Large and small letters, blanks and the signs at the end do not make another question. */
function wordsOf({ question }: Question): string {
  return question
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/[\s.?!]+$/u, "")
    .trim();
}
