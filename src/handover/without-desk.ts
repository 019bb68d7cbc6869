import { type Answer, NO_USAGE, type RetrievedPassage } from "../core/answer.ts";
import type { Question } from "../core/question.ts";
import type { HandoverAnswers } from "./answers.ts";
import { asksForPerson } from "./asks-for-person.ts";

export interface OwnedKnowledge {
  search(query: string, limit: number): readonly RetrievedPassage[];
}

const NEAREST = 3;

/** Where nobody sits to take over, a wish for a person is answered with who owns what the talk was about. */
export function createAnswersWithoutDesk(knowledge: OwnedKnowledge): HandoverAnswers {
  return {
    before: async (question) => (asksForPerson(question.text) ? nameOwner(question, knowledge) : undefined),
    after: async (_, answer) => answer,
  };
}

function nameOwner({ thread }: Question, knowledge: OwnedKnowledge): Answer {
  const about = thread.findLast(({ speaker }) => speaker === "asker")?.text;
  const passages = about === undefined ? [] : knowledge.search(about, NEAREST);
  const owned = passages.find(({ owner }) => owner);
  const text = owned
    ? `I cannot call a person here. What we talked about is in "${owned.title}", which ${owned.owner} owns; please ask there.`
    : "I cannot call a person here, and I do not know who owns what you need. Please ask in your team's channel.";
  return { outcome: "refused", text, citations: [], model: "none", usage: NO_USAGE };
}
