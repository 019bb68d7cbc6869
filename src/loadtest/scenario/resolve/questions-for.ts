import type { Question } from "../mix.ts";
import type { QuestionKind } from "../question-kind.ts";
import type { FiledQuestion } from "./question-file.ts";

export interface Narrowing {
  /** Only those with one of these tags. */
  readonly tags?: readonly string[] | undefined;
  /** Only those with one of these ids. */
  readonly ids?: ReadonlySet<string> | undefined;
}

/** The questions of a file that can be asked as of a kind. */
export function questionsFor(
  kind: QuestionKind,
  filed: readonly FiledQuestion[],
  { tags, ids }: Narrowing = {},
): Question[] {
  return filed
    .filter((each) => !tags || each.tags?.some((tag) => tags.includes(tag)))
    .filter(({ id }) => !ids || (id !== undefined && ids.has(id)))
    .filter((each) => each.inject === undefined && FITS[kind](each))
    .map(questionOf);
}

/** What a question has to be to be asked as of a kind, for a message. */
export function neededFor(kind: QuestionKind): string {
  return NEEDED[kind];
}

const isAlone = ({ thread = [] }: FiledQuestion) => thread.length === 0;
const isAnswered = ({ expect = "answer", gold }: FiledQuestion) => expect === "answer" && gold?.length !== 0;
const isRefused = ({ expect = "answer", gold }: FiledQuestion) =>
  expect === "refuse" || (expect === "answer" && gold?.length === 0);
const isAnsweredAlone = (each: FiledQuestion) => isAlone(each) && isAnswered(each);

const FITS: Readonly<Record<QuestionKind, (each: FiledQuestion) => boolean>> = {
  fresh: isAnsweredAlone,
  repeated: isAnsweredAlone,
  "over-limit": isAnsweredAlone,
  refused: (each) => isAlone(each) && isRefused(each),
  // After longer threads than one question and its answer it would not be clear what is meant.
  "follow-up": (each) => isAnswered(each) && (each.thread?.length ?? 0) <= 2,
};

const ANSWERABLE = "one that is to be answered, without a thread before it";
const NEEDED: Readonly<Record<QuestionKind, string>> = {
  fresh: ANSWERABLE,
  repeated: ANSWERABLE,
  "over-limit": ANSWERABLE,
  refused: "one with expect: refuse, or with gold: []",
  "follow-up": "one with a thread of one question and its answer before it",
};

function questionOf({ id, question, gold, thread = [] }: FiledQuestion): Question {
  const after = thread.find(({ speaker }) => speaker === "asker")?.text;
  return {
    text: question,
    ...(id !== undefined && { id }),
    ...(gold !== undefined && { gold }),
    ...(after !== undefined && { after }),
  };
}
