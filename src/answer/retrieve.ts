import type { RetrievedPassage } from "../core/answer.ts";
import type { Viewer } from "../core/audience.ts";
import type { WeightedText } from "../core/query.ts";
import type { Question } from "../core/question.ts";
import { detectLanguage } from "../language/detect-language.ts";
import { excerptOf } from "../text/excerpt.ts";
import { isAnotherSubject } from "./another-subject.ts";
import { SURELY, sufficiencyOf } from "./decide/decide.ts";
import { disarm } from "./ground/disarm.ts";
import { hasSubject, leansBack, namesSubject } from "./leaning.ts";
import type { AnswerPorts } from "./ports.ts";
import type { Understood } from "./understand.ts";
import { weighThread } from "./weigh-thread.ts";
import { inEnglish, inOwnWords } from "./wordings.ts";

const PASSAGES = 8;

/** Searches by words, and by meaning where the knowledge can. */
export async function retrieve(
  { id: questionId, thread }: Pick<Question, "id" | "thread">,
  { text, query, ownQuery, language }: Understood,
  viewer: Viewer,
  { knowledge, clock, emit }: AnswerPorts,
  signal?: AbortSignal,
): Promise<RetrievedPassage[]> {
  const startedAt = clock.now();
  // Models know more languages than one: what the asker wrote says best what is meant.
  const meaning = await knowledge.meaningOf?.(ownQuery ?? query, viewer, signal, questionId);
  const search = (asked: readonly WeightedText[]) => {
    const searchIn = (wording: typeof inEnglish) =>
      knowledge.search(
        asked.map((each) => ({ ...each, text: wording(each.text, detectLanguage(each.text, language)) })),
        PASSAGES,
        viewer,
        meaning,
      );
    const areEnglish = asked.every((each) => detectLanguage(each.text, language) === "en");
    return areEnglish ? searchIn(inEnglish) : fuller(searchIn(inOwnWords), searchIn(inEnglish));
  };
  const passages = searchThread();
  emit({
    type: "retrieval_finished",
    questionId,
    passages: passages.length,
    coverage: passages[0]?.coverage ?? 0,
    durationMs: clock.now() - startedAt,
  });
  // What is read of a section without an end is the same for the model, for the check of its words and for the quotation.
  const sought = [query, ...knowledge.synonyms(query, viewer).flatMap(({ written }) => written)].join(" ");
  const read = passages.map((passage) => ({ ...passage, text: excerptOf(passage.text, sought) }));
  return disarm(questionId, read, emit);

  /** The thread counts for less where the question's own words are enough. */
  function searchThread(): RetrievedPassage[] {
    const together = search(weighThread(text, thread, language));
    if (thread.length === 0 || !hasSubject(text, language)) return together;
    const alone = search([{ text, weight: 1 }]);
    const isEnough =
      isAnotherSubject({ text, language }, thread, alone, together) ||
      (namesSubject(text, language) &&
        !leansBack(text, language) &&
        sufficiencyOf({ text, language }, alone, viewer, knowledge) >= SURELY);
    return isEnough ? search(weighThread(text, thread, language, true)) : together;
  }
}

/** Passages in the language of the question hold more of it in its own words, English ones in English words. */
function fuller(own: RetrievedPassage[], english: RetrievedPassage[]): RetrievedPassage[] {
  return (own[0]?.coverage ?? 0) > (english[0]?.coverage ?? 0) ? own : english;
}
