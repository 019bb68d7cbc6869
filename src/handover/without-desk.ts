import { type Answer, NO_USAGE, type RetrievedPassage } from "../core/answer.ts";
import { type Viewer, viewerOf } from "../core/audience.ts";
import type { Question } from "../core/question.ts";
import { askedIn } from "../language/asked-in.ts";
import { phrasesIn } from "../language/phrases-in.ts";
import type { HandoverAnswers } from "./answers.ts";
import { asksForPerson } from "./asks-for-person.ts";

export interface OwnedKnowledge {
  search(query: string, limit: number, viewer: Viewer): readonly RetrievedPassage[];
}

const NEAREST = 3;

/** Where nobody sits to take over, a wish for a person is answered with who owns what the talk was about. */
export function createAnswersWithoutDesk(knowledge: OwnedKnowledge): HandoverAnswers {
  return {
    before: async (question) => (asksForPerson(question.text) ? nameOwner(question, knowledge) : undefined),
    after: async (_, answer) => answer,
  };
}

function nameOwner({ text: asked, thread, place }: Question, knowledge: OwnedKnowledge): Answer {
  const about = thread.findLast(({ speaker }) => speaker === "asker")?.text;
  const passages = about === undefined ? [] : knowledge.search(about, NEAREST, viewerOf(place));
  const owned = passages.find(({ owner }) => owner);
  const phrases = phrasesIn(askedIn(asked, thread));
  const text = owned?.owner ? phrases.noPersonBut(owned.title, owned.owner) : phrases.noPerson;
  const restricted = owned?.audiences ? { restricted: true as const } : {};
  return { outcome: "refused", text, citations: [], model: "none", usage: NO_USAGE, ...restricted };
}
