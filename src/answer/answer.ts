import type { Answer, Progress, RetrievedPassage } from "../core/answer.ts";
import type { Question } from "../core/question.ts";
import { admit } from "./admit.ts";
import { citeSources } from "./cite.ts";
import { generate } from "./generate.ts";
import type { AnswerPorts } from "./ports.ts";
import { refuseInvalid, refuseUnanswerable } from "./refuse.ts";
import { retrieve } from "./retrieve.ts";
import { areSufficient } from "./sufficiency.ts";
import { understand } from "./understand.ts";

/**
 * Answers a question from the knowledge: admit, understand, retrieve, decide, generate, check.
 * Yields what it has so far, returns the answer. It knows no Slack, no SQL and no HTTP; what it needs
 * comes through its ports. It throws only what a port throws.
 */
export async function* answer(question: Question, ports: AnswerPorts): AsyncGenerator<Progress, Answer> {
  const admitted = admit(question.text, ports.admission);
  if ("fault" in admitted) return refuseInvalid(admitted.fault);

  const understood = understand(admitted.text, question.thread);
  const passages = retrieve(question.id, understood, ports);
  yield { type: "retrieved", passages };
  if (!areSufficient(passages)) return refuse(passages, ports);

  const generation = yield* generate(question, understood, passages, ports);
  const { model, usage, degraded } = generation;
  const { text, citations } = citeSources(generation.text ?? "", passages);
  if (citations.length === 0) return { ...refuse(passages, ports), model, usage };
  return { outcome: "answered", text, citations, model, usage, ...(degraded && { degraded }) };
}

function refuse(passages: readonly RetrievedPassage[], { knowledge }: AnswerPorts): Answer {
  return refuseUnanswerable(passages, knowledge.size());
}
