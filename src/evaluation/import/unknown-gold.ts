import type { Source } from "../../core/answer.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { QuestionLine } from "./question-lines.ts";

export type HasSource = (source: Source) => boolean;
type Question = Exclude<QuestionLine, { fault: unknown }>;

/** A question whose gold the knowledge does not have has to be looked through: its document was moved or taken out. */
export function withReviewOfGold(line: Question, has: HasSource): Question {
  const lost = line.gold.filter((source) => !has(source));
  if (lost.length === 0 || line.isToReview) return line;
  const review = `The knowledge does not have ${lost.join(", ")}: give the gold that it has, then take this out.`;
  return { ...line, isToReview: true, text: JSON.stringify({ ...line.value, review }) };
}

/** @throws LedgerError where the folder cannot be read */
export async function passagesIn(folder: string): Promise<HasSource> {
  const { content } = await loadKnowledge(folder);
  const sources = new Set<Source>(content.map(({ source }) => source));
  return (source) => sources.has(source);
}
