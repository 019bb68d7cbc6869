import { type Answer, type Progress, plainAnswer, type RetrievedPassage } from "../core/answer.ts";
import { type Viewer, viewerOf } from "../core/audience.ts";
import type { Question } from "../core/question.ts";
import { askedIn } from "../language/asked-in.ts";
import { admit } from "./admit.ts";
import { completed } from "./complete.ts";
import { decide } from "./decide/decide.ts";
import { difficultyOf, modelFor } from "./difficulty.ts";
import { generate } from "./generate.ts";
import { groundAndCite } from "./ground-and-cite.ts";
import type { AnswerOptions, AnswerPorts } from "./ports.ts";
import { isReadable } from "./readable.ts";
import { readyAnswer } from "./ready.ts";
import { refuseInvalid, refuseUnanswerable } from "./refuse.ts";
import { retrieve } from "./retrieve.ts";
import { shareAnswer } from "./share-answer.ts";
import { type Understood, understand } from "./understand.ts";

/**
 * Answers a question, ready or from the knowledge: admit, understand, retrieve, decide, generate, check. The last two are done
 * once for all who ask the same.
 * Yields what it has so far, returns the answer. It knows no Slack, no SQL and no HTTP; what it needs
 * comes through its ports. It throws only what a port throws.
 */
export async function* answer(
  asked: Question,
  given: AnswerPorts,
  options: AnswerOptions = {},
): AsyncGenerator<Progress, Answer> {
  // Who may see what, what is found and what the answer is kept under are of one version, whatever is loaded meanwhile.
  const ports = { ...given, knowledge: given.knowledge.asOfNow?.() ?? given.knowledge };
  const admitted = admit(asked.text, ports.admission, askedIn(asked.text, asked.thread));
  if ("fault" in admitted) return refuseInvalid(admitted.fault);

  const question = completed({ ...asked, text: admitted.text });
  const understood = timed("understand", question, ports, () => understand(question.text, question.thread));
  const viewer = viewerOf(question.place);
  const ready = readyAnswer(question, understood, viewer, ports);
  if (ready) return ready;

  const seen = { version: ports.knowledge.version(), scope: ports.knowledge.scopeOf(viewer) };
  const passages = await retrieve(question, understood, viewer, ports, options.signal);
  yield { type: "retrieved", passages };
  const decision = decide(understood, question.thread, passages, viewer, ports.knowledge);
  if (decision.outcome === "clarify") return askBack(decision.ask, passages);
  if (decision.outcome === "refuse") return refuse(passages, understood, viewer, ports);

  const readable = passages.filter(isReadable);
  const model = modelFor(difficultyOf(question, understood, readable), ports.model);
  const asking = { ...ports, model };
  return yield* shareAnswer(question, understood, seen, asking, options.signal, (signal) =>
    write(question, understood, readable, asking, { ...options, signal }),
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
  const { text, citations, dropped } = timed("ground", question, ports, () =>
    groundAndCite(generation.text ?? "", understood, passages),
  );
  if (dropped.length > 0)
    ports.emit({ type: "statements_dropped", questionId: question.id, model, reasons: dropped });
  const label = degraded ? { degraded } : {};
  if (citations.length === 0)
    return { ...refuse(passages, understood, viewerOf(question.place), ports), model, usage, ...label };
  return { outcome: "answered", text, citations, model, usage, ...label };
}

/** Does a step, and tells how long it took. */
function timed<Result>(
  step: "understand" | "ground",
  { id: questionId }: Question,
  { clock, emit }: AnswerPorts,
  does: () => Result,
): Result {
  const startedAt = clock.now();
  const result = does();
  emit({ type: "answer_step_finished", questionId, step, durationMs: clock.now() - startedAt });
  return result;
}

function refuse(
  passages: readonly RetrievedPassage[],
  { language }: Understood,
  viewer: Viewer,
  { knowledge }: AnswerPorts,
): Answer {
  return refuseUnanswerable(passages, knowledge.size(viewer), language);
}

/** One question back settles what is meant. It names documents that it is between. */
function askBack(ask: string, passages: readonly RetrievedPassage[]): Answer {
  const restricted = passages.some(({ audiences }) => audiences) && { restricted: true as const };
  return { ...plainAnswer("clarify", ask), ...restricted };
}
