import { type Answer, NO_USAGE } from "../core/answer.ts";
import type { EscalationReason } from "../core/handover.ts";
import type { Question } from "../core/question.ts";
import { askedIn } from "../language/asked-in.ts";
import { phrasesIn } from "../language/phrases-in.ts";
import { asksForPerson } from "./asks-for-person.ts";
import { escalate } from "./escalate.ts";
import type { HandoverPorts } from "./ports.ts";

/** What a hand-over changes about how a question is answered. */
export interface HandoverAnswers {
  /** The answer to a wish for a person; undefined for every other question. */
  before(question: Question): Promise<Answer | undefined>;
  /** The answer as it is sent: one that refuses for the second time also hands over. */
  after(question: Question, answer: Answer): Promise<Answer>;
}

export function createHandoverAnswers(ports: HandoverPorts): HandoverAnswers {
  const byRule = (question: Question, reason: EscalationReason) =>
    escalate(
      {
        eventId: `${reason}:${question.id}`,
        place: question.place,
        questionId: question.id,
        requestedBy: question.asker,
        reason,
        announce: false,
      },
      ports,
    );

  return {
    async before(question) {
      if (!ports.rules.has("asked-in-words") || !asksForPerson(question.text)) return undefined;
      if (!ports.desks.has(question.place.channel)) return undefined;
      await byRule(question, "asked-in-words");
      return {
        outcome: "handed-over",
        text: passedOn(question),
        citations: [],
        model: "none",
        usage: NO_USAGE,
      };
    },
    async after(question, answer) {
      if (answer.outcome !== "refused" || !ports.rules.has("refused-twice")) return answer;
      const desk = ports.desks.get(question.place.channel);
      if (!desk || (await ports.talk.refusals(question.place.conversation, question.id)) === 0) return answer;
      // Nobody asked for it, so it is done with what everybody may read anyway.
      if (!(await desk.isOpenToAll(question.place))) return answer;
      const handover = await byRule(question, "refused-twice");
      // A worker that was killed may have opened it before it could say so.
      const isByThis = handover.status === "opened" || (handover.status === "repeated" && handover.open);
      if (!isByThis) return answer;
      return { ...answer, outcome: "handed-over", text: `${answer.text}\n\n${passedOn(question)}` };
    },
  };
}

function passedOn({ text, thread }: Question): string {
  return phrasesIn(askedIn(text, thread)).passedOn;
}
