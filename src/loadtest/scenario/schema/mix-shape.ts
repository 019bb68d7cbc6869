import { z } from "zod";
import { QUESTION_KINDS, type QuestionKind } from "../question-kind.ts";
import { duration, numberWithin, whole } from "./amounts.ts";
import { must, named, passIssues } from "./said.ts";

const QUESTIONS = "a list of questions; {from: NAME} takes those of a file";
const QUESTION = "a question, or {from: NAME}";
const NAME = "the name of a set in fixtures/questions, or the path of a .jsonl file";
const BASELINE = "the path of a baseline of ledger eval, or baseline for the one that comes with Ledger";

const text = z.string(must(QUESTION)).trim().min(1, must(QUESTION));
const fromKeys = {
  from: z.string(must(NAME)).trim().min(1, must(NAME)),
  /** Only those with one of these tags. */
  tags: z
    .array(z.string(must("a tag")), must("a list of tags"))
    .min(1, must("a list of tags"))
    .optional(),
  /** Only those that passed in a baseline of `ledger eval`. */
  passed: z.string(must(BASELINE)).trim().min(1, must(BASELINE)).optional(),
};
const from = z.strictObject(fromKeys, named(Object.keys(fromKeys)));

export type WrittenQuestion = string | z.output<typeof from>;

const question = z.unknown().transform((input, context): WrittenQuestion => {
  const isName = typeof input === "object" && input !== null && !Array.isArray(input);
  const parsed = isName ? from.safeParse(input) : text.safeParse(input);
  if (parsed.success) return parsed.data;
  passIssues(context, input, parsed.error);
  return z.NEVER;
});

const list = z.array(question, must(QUESTIONS)).min(1, must(QUESTIONS));

/** Questions as they are written down: their words, or where they are taken from. */
export const questions = z.preprocess(
  (input) => (typeof input === "object" && input !== null && !Array.isArray(input) ? [input] : input),
  list,
);

const weight = numberWithin(0, 1_000_000);
const share = { weight, questions: questions.optional() };
const MOST_ASKED = 100_000;
const PERIODS_MS = [60_000, 3_600_000, 86_400_000];
const overLimit = {
  ...share,
  /** The limit for each user in each `per` that is to be exceeded: the bot under test is set to it. */
  limit: whole(1, MOST_ASKED).default(10),
  per: duration
    .refine((each) => PERIODS_MS.includes(each), {
      error: "must be 1m, 1h or 24h: the bot has no other limits of a person",
    })
    .default(60_000),
};

function shareOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const full = z.strictObject(shape, named(Object.keys(shape)));
  return z.preprocess((input) => (typeof input === "number" ? { weight: input } : input), full).optional();
}

/** How often each kind is asked, beside the others: a weight, or a weight with questions of its own. */
export const mix = z
  .strictObject(
    {
      fresh: shareOf(share),
      repeated: shareOf(share),
      "follow-up": shareOf(share),
      refused: shareOf(share),
      "over-limit": shareOf(overLimit),
    } satisfies Record<QuestionKind, z.ZodType>,
    named(QUESTION_KINDS),
  )
  .check(({ value, issues }) => {
    const weightOf = (kind: QuestionKind) => value[kind]?.weight ?? 0;
    const fault = (path: string[], message: string) =>
      issues.push({ code: "custom", input: value, path, message });
    const sum = QUESTION_KINDS.reduce((total, kind) => total + weightOf(kind), 0);
    if (sum === 0) fault([], "sums to nothing: give at least one kind a weight over 0");
    for (const kind of ["repeated", "follow-up", "over-limit"] as const)
      if (weightOf(kind) > 0 && weightOf("fresh") === 0)
        fault([kind], "needs questions before it: give fresh a weight over 0 as well");
  });

export type WrittenMix = z.output<typeof mix>;
