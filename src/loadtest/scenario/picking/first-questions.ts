import type { Random } from "../../../simulators/llm/random.ts";
import type { Mix, Question } from "../mix.ts";
import { createDeck, type Deck } from "./deck.ts";

/** More conversations are opened than go on, because some of their first questions stay without an answer. */
const OPENED_FOR_EACH = 1.25;

/** Questions that begin a thread, each once before any comes again; those that follow-ups go on from come as often as those need. */
export function createFirstQuestions({ shares }: Mix, random: Random): Deck<Question> {
  const fresh = shares.fresh?.questions ?? [];
  const known = new Set(fresh.map(({ text }) => text));
  const others = (shares.repeated?.questions ?? []).filter(({ text }) => !known.has(text));
  const questions = createDeck([...fresh, ...others], random);
  const followUps = shares["follow-up"];
  const openers = new Set(followUps?.questions.flatMap(({ after }) => after ?? []));
  if (openers.size === 0) return questions;
  const conversations = createDeck(
    [...openers].map((text): Question => ({ text, isOpener: true })),
    random,
  );
  const share = (OPENED_FOR_EACH * (followUps?.weight ?? 0)) / (shares.fresh?.weight ?? 1);
  return {
    draw: () => (random() < share ? conversations.draw() : questions.draw()) ?? conversations.draw(),
  };
}
