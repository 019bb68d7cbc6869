import type { Answer, Progress, RetrievedPassage } from "../core/answer.ts";
import type { Question } from "../core/question.ts";
import { admit } from "./admit.ts";
import { citeSources } from "./cite.ts";
import { generate } from "./generate.ts";
import type { AnswerOptions, AnswerPorts } from "./ports.ts";
import { refuseInvalid, refuseUnanswerable } from "./refuse.ts";
import { retrieve } from "./retrieve.ts";
import { shareAnswer } from "./share-answer.ts";
import { areSufficient } from "./sufficiency.ts";
import { type Understood, understand } from "./understand.ts";

/**
 * Answers a question from the knowledge: admit, understand, retrieve, decide, generate, check. The last two are done
 * once for all who ask the same.
 * Yields what it has so far, returns the answer. It knows no Slack, no SQL and no HTTP; what it needs
 * comes through its ports. It throws only what a port throws.
 */
export async function* answer(
  question: Question,
  ports: AnswerPorts,
  options: AnswerOptions = {},
): AsyncGenerator<Progress, Answer> {
  const admitted = admit(question.text, ports.admission);
  if ("fault" in admitted) return refuseInvalid(admitted.fault);

  const understood = understand(admitted.text, question.thread);
  const version = ports.knowledge.version();
  const passages = retrieve(question.id, understood, ports);
  yield { type: "retrieved", passages };
  if (!areSufficient(passages)) return refuse(passages, ports);

  return yield* shareAnswer(question, understood, version, ports, options.signal, (signal) =>
    write(question, understood, passages, ports, { ...options, signal }),
  );
}

async function* write(
  question: Question,
  understood: Understood,
  passages: readonly RetrievedPassage[],
  ports: AnswerPorts,
  options: AnswerOptions,
): AsyncGenerator<Progress, Answer> {
  const generation = yield* generate(question, understood, passages, ports, options);
  const { model, usage, degraded } = generation;
  const { text, citations } = citeSources(generation.text ?? "", passages);
  const label = degraded ? { degraded } : {};
  if (citations.length === 0) return { ...refuse(passages, ports), model, usage, ...label };
  return { outcome: "answered", text, citations, model, usage, ...label };
}

function refuse(passages: readonly RetrievedPassage[], { knowledge }: AnswerPorts): Answer {
  return refuseUnanswerable(passages, knowledge.size());
}
