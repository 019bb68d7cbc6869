import type { Progress, RetrievedPassage } from "../core/answer.ts";
import type { Question } from "../core/question.ts";
import type { OnCall } from "../llm/call.ts";
import type { Generation, GenerationStream } from "../llm/model.ts";
import { citeSources } from "./cite.ts";
import type { AnswerOptions, AnswerPorts } from "./ports.ts";
import type { Understood } from "./understand.ts";

/** Lets the model write, passes its text on as it grows, and tells of every call that it makes for it. */
export async function* generate(
  { id: questionId, thread, asker, place }: Question,
  { text, query }: Understood,
  passages: readonly RetrievedPassage[],
  { model, clock, emit }: AnswerPorts,
  { signal, attempt }: AnswerOptions = {},
): AsyncGenerator<Progress, Generation> {
  const { conversation } = place;
  const payer = { conversation, asker: asker.id, questionId, ...(attempt && { attempt }) };
  const onCall: OnCall = (call) => {
    const startedAt = clock.now();
    emit({ type: "llm_call_started", questionId, ...call });
    return (outcome) =>
      emit({
        type: "llm_call_finished",
        questionId,
        ...call,
        ...outcome,
        durationMs: clock.now() - startedAt,
      });
  };
  const request = { question: text, query, thread, passages, payer, onCall, ...(signal && { signal }) };
  return yield* progressOf(model.generate(request), passages);
}

/** A marker that is not written to its end yet. */
const OPEN_MARKER = /[ \t]?\[\d*$/;

/** Text that still grows has the numbers of its citations already, so that they do not change at the end. */
async function* progressOf(
  stream: GenerationStream,
  passages: readonly RetrievedPassage[],
): AsyncGenerator<Progress, Generation> {
  try {
    for (;;) {
      const step = await stream.next();
      if (step.done) return step.value;
      yield { type: "text", text: citeSources(step.value.replace(OPEN_MARKER, ""), passages).text };
    }
  } finally {
    // Whoever stops reading ends the call, so that it is paid for and its place is free.
    await stream.return(undefined as never);
  }
}
