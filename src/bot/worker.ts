import { answer } from "../answer/answer.ts";
import type { AnswerPorts } from "../answer/ports.ts";
import type { Channel } from "../channels/channel.ts";
import { type Answer, NO_USAGE } from "../core/answer.ts";
import type { Clock } from "../core/clock.ts";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import type { Question } from "../core/question.ts";
import type { QuestionHandler } from "../store/question-queue.ts";
import type { KeptQuestion, Questions } from "../store/questions.ts";

export interface WorkerPorts {
  readonly questions: Questions;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly answerPorts: AnswerPorts;
  readonly clock: Clock;
  readonly emit: Emit;
}

/**
 * Answers one kept question: acknowledge, answer, send, note. It may be called again for the same question
 * after a crash; then it goes on with the message that the earlier try posted.
 */
export function createWorker(ports: WorkerPorts): QuestionHandler {
  const { questions, channels, clock, emit } = ports;
  return async (questionId, retry) => {
    const kept = await questions.load(questionId);
    if (!kept || kept.answered) return;
    const { question } = kept;
    const channel = channels.get(question.place.channel);
    if (!channel)
      throw new Error(`There is no channel ${question.place.channel} for question ${questionId}.`);

    const reply = channel.reply(question.place, questionId);
    const reference = await reply.thinking({
      ...(kept.reply && { reference: kept.reply }),
      mayExist: retry > 0,
    });
    emit({ type: "question_acknowledged", questionId, durationMs: since(question.askedAt) });
    if (!kept.reply) await questions.saveReply(questionId, reference);

    const given = await answerKept(kept, ports);
    await reply.finish(reference, given);
    await questions.saveAnswer(questionId, given, new Date(clock.now()));
    const durationMs = since(question.askedAt);
    emit({ type: "response_sent", questionId, channel: channel.name, durationMs, answer: given });
  };

  function since(moment: Date): number {
    return Math.max(0, clock.now() - moment.getTime());
  }
}

async function answerKept({ question, limited }: KeptQuestion, ports: WorkerPorts): Promise<Answer> {
  if (limited !== undefined) return { ...WITHOUT_MODEL, outcome: "limited", text: limited };
  try {
    return await lastOf(answer(question, ports.answerPorts));
  } catch (error) {
    return failed(question, error, ports.emit);
  }
}

async function lastOf(progress: ReturnType<typeof answer>): Promise<Answer> {
  for (;;) {
    const step = await progress.next();
    if (step.done) return step.value;
  }
}

const WITHOUT_MODEL = { citations: [], model: "none", usage: NO_USAGE } as const;

/** A question is never left without a word, whatever went wrong. */
function failed({ id }: Question, error: unknown, emit: Emit): Answer {
  emit({ type: "error_occurred", errorType: "answer", message: reasonOf(error), questionId: id });
  return {
    ...WITHOUT_MODEL,
    outcome: "failed",
    text: `Something went wrong on my side, and I could not answer. Please ask again; if it happens again, name this to whoever runs me: \`${id}\`.`,
  };
}
