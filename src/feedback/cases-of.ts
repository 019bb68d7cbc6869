import type { Answer, Outcome, Source } from "../core/answer.ts";
import type { VotedAnswer } from "../store/voted-answers.ts";
import { redact } from "../telemetry/redact.ts";
import type { ExportedCase, Review } from "./exported-case.ts";

/** The outcomes that an evaluation knows: others say nothing of what the bot knows. */
const EVALUATED: ReadonlySet<Outcome> = new Set(["answered", "refused"]);

const TAG = "feedback";
const NOT_ALONE = "It was asked in the course of a conversation: word it so that it stands alone.";

/**
 * Makes an evaluation case of each answer that somebody voted on. What helped is a case with what it cited as gold;
 * what did not, by anybody's vote, is one to be reviewed, since its gold is not known. Texts are masked. What was
 * answered from documents that are not for everybody is left out: cases are read by whoever evaluates.
 */
export function casesOf(voted: readonly VotedAnswer[]): readonly ExportedCase[] {
  return voted.filter(({ answer }) => EVALUATED.has(answer.outcome) && !isRestricted(answer)).map(caseOf);
}

function isRestricted({ citations, restricted }: Answer): boolean {
  return restricted === true || citations.some((citation) => citation.restricted);
}

function caseOf(voted: VotedAnswer): ExportedCase {
  const { questionId: id, question, votes, followUp } = voted;
  const text = redact(question);
  const reasons = [...new Set(votes.flatMap(({ reason }) => reason ?? []))];
  if (followUp || votes.some(({ helped }) => !helped))
    return { id, question: text, gold: [], tags: [TAG, ...reasons], review: reviewOf(voted, reasons) };
  const reference = redact(voted.answer.text);
  return { id, question: text, gold: citedBy(voted), reference, tags: [TAG] };
}

function reviewOf(voted: VotedAnswer, reasons: readonly string[]): Review {
  const { answer, votes, followUp } = voted;
  const comments = votes.flatMap(({ comment }) => (comment === undefined ? [] : [redact(comment)]));
  return {
    answer: redact(answer.text),
    cited: citedBy(voted),
    votes: {
      up: votes.filter(({ helped }) => helped).length,
      down: votes.filter(({ helped }) => !helped).length,
    },
    reasons,
    comments: [...comments, ...(followUp ? [NOT_ALONE] : [])],
  };
}

function citedBy({ answer }: VotedAnswer): Source[] {
  return [...new Set(answer.citations.map(({ source }) => source))];
}
