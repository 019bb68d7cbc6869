import type { Progress, RetrievedPassage } from "../core/answer.ts";
import { viewerOf } from "../core/audience.ts";
import type { Question } from "../core/question.ts";
import type { OnCall } from "../llm/call.ts";
import type { Draft, Generation, GenerationStream } from "../llm/model.ts";
import { groundAndCite } from "./ground-and-cite.ts";
import type { AnswerOptions, AnswerPorts } from "./ports.ts";
import type { Understood } from "./understand.ts";

/** Lets the model write, passes its text on as it grows, and tells of every call that it makes for it. */
export async function* generate(
  { id: questionId, thread, asker, place }: Question,
  understood: Understood,
  passages: readonly RetrievedPassage[],
  { knowledge, model, clock, emit }: AnswerPorts,
  { signal, attempt }: AnswerOptions = {},
): AsyncGenerator<Progress, Generation> {
  const { text, query, after, language } = understood;
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
  const holds = ({ text: draft, model: by }: Draft) => {
    const { citations, dropped } = groundAndCite(draft ?? "", understood, passages);
    if (citations.length > 0) return true;
    emit({ type: "draft_rejected", questionId, model: by, reasons: dropped });
    return false;
  };
  const request = {
    question: text,
    query,
    ...(after !== undefined && { after }),
    language,
    thread,
    passages,
    synonyms: knowledge.synonyms(query, viewerOf(place)),
    payer,
    onCall,
    holds,
    ...(signal && { signal }),
  };
  return yield* progressOf(model.generate(request), understood, passages);
}

/** Text that still grows holds only statements that will stay, with the numbers of their citations. */
async function* progressOf(
  stream: GenerationStream,
  understood: Understood,
  passages: readonly RetrievedPassage[],
): AsyncGenerator<Progress, Generation> {
  let shown = "";
  try {
    for (;;) {
      const step = await stream.next();
      if (step.done) return step.value;
      const { text } = groundAndCite(step.value, understood, passages, false);
      if (text === shown) continue;
      shown = text;
      yield { type: "text", text };
    }
  } finally {
    // Whoever stops reading ends the call, so that it is paid for and its place is free.
    await stream.return(undefined as never);
  }
}
