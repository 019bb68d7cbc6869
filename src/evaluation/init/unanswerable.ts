import { DRAFT_PHRASES } from "./draft-phrases.ts";
import type { Draft } from "./draft-question.ts";

const REVIEW = "The knowledge should not answer this: make sure of it, then take this out.";

/** What people ask a bot all the same, and hardly any engineers' knowledge answers. */
const ANYWHERE: readonly (readonly [id: string, question: string])[] = [
  ["weather", "What will the weather be like tomorrow?"],
  ["lunch", "What is for lunch in the canteen today?"],
  ["salary", "How much does my manager earn?"],
  ["stock", "Should I sell my shares this week?"],
];

/**
 * So many questions that are to be refused: about what the documents are about, and do not tell, in their words and
 * language; and a few that have nothing to do with them, where they are in English.
 */
export function unanswerable(drafts: readonly (Draft & { readonly id: string })[], count: number) {
  const isEnglish = drafts.every(({ language }) => language === "en");
  const general = isEnglish ? ANYWHERE.slice(0, Math.floor(count / 4)) : [];
  const near = Array.from({ length: count - general.length }, (_, at) => {
    const place = Math.floor((at * drafts.length) / count);
    const about = drafts[place];
    const { untold } = DRAFT_PHRASES[about?.language ?? "en"];
    // The same section comes again where there are few: each time with another question.
    return [`${at + 1}-${about?.id}`, untold[at % untold.length]?.(about?.heading ?? "") ?? ""] as const;
  });
  return [...near, ...general].map(([id, question]) => ({
    id: `unanswerable-${id}`,
    question,
    gold: [],
    tags: ["draft", "unanswerable"],
    review: REVIEW,
  }));
}
