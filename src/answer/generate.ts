import { NO_USAGE, type Progress, type RetrievedPassage } from "../core/answer.ts";
import { reasonOf } from "../core/errors.ts";
import type { Question } from "../core/question.ts";
import type { Generation, GenerationStream } from "../llm/model.ts";
import { citeSources } from "./cite.ts";
import type { AnswerPorts } from "./ports.ts";
import type { Understood } from "./understand.ts";

/** Lets the model write, passes its text on as it grows, and tells how the call went. */
export async function* generate(
  { id: questionId, thread }: Question,
  { text, query }: Understood,
  passages: readonly RetrievedPassage[],
  { model, clock, emit }: AnswerPorts,
): AsyncGenerator<Progress, Generation> {
  const startedAt = clock.now();
  emit({ type: "llm_call_started", questionId, model: model.name });
  const finished = { type: "llm_call_finished", questionId, model: model.name } as const;
  try {
    const generation = yield* progressOf(
      model.generate({ question: text, query, thread, passages }),
      passages,
    );
    const { usage, degraded } = generation;
    emit({
      ...finished,
      status: degraded ? "error" : "ok",
      durationMs: clock.now() - startedAt,
      usage,
      ...(degraded && { message: degraded }),
    });
    return generation;
  } catch (error) {
    const durationMs = clock.now() - startedAt;
    emit({ ...finished, status: "error", durationMs, usage: NO_USAGE, message: reasonOf(error) });
    throw error;
  }
}

/** A marker that is not written to its end yet. */
const OPEN_MARKER = /[ \t]?\[\d*$/;

/** Text that still grows has the numbers of its citations already, so that they do not change at the end. */
async function* progressOf(
  stream: GenerationStream,
  passages: readonly RetrievedPassage[],
): AsyncGenerator<Progress, Generation> {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
    yield { type: "text", text: citeSources(step.value.replace(OPEN_MARKER, ""), passages).text };
  }
}
