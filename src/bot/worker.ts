import { answer } from "../answer/answer.ts";
import type { AnswerPorts } from "../answer/ports.ts";
import { type Channel, PlaceGoneError } from "../channels/channel.ts";
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
 * after a crash; then it goes on with the message that the earlier try posted, and with its answer.
 */
export function createWorker(ports: WorkerPorts): QuestionHandler {
  const { questions, clock, emit } = ports;
  return async (questionId, retry) => {
    const kept = await questions.load(questionId);
    if (!kept || kept.done) return;
    try {
      await answerAndSend(kept, retry, ports);
    } catch (error) {
      const gone = error instanceof PlaceGoneError;
      emit({
        type: "error_occurred",
        errorType: gone ? "nobody_to_answer" : "reply",
        message: reasonOf(error),
        questionId,
      });
      // What failed for another reason is tried again.
      if (!gone) throw error;
    }
    await questions.markDone(questionId, new Date(clock.now()));
  };
}

async function answerAndSend(kept: KeptQuestion, retry: number, ports: WorkerPorts): Promise<void> {
  const { questions, emit } = ports;
  const { id: questionId, place, askedAt } = kept.question;
  const since = () => Math.max(0, ports.clock.now() - askedAt.getTime());
  const channel = channelOf(kept, ports);
  const reply = channel.reply(place, questionId);
  const reference = await reply.thinking({
    ...(kept.reply && { reference: kept.reply }),
    mayExist: retry > 0,
  });
  emit({ type: "question_acknowledged", questionId, durationMs: since() });
  if (!kept.reply) await questions.saveReply(questionId, reference);

  const answer = kept.answer ?? (await answerKept(kept, ports));
  // Saved before it is sent: a second try to send must not pay for a second answer.
  if (!kept.answer) await questions.saveAnswer(questionId, answer);
  await reply.finish(reference, answer);
  emit({ type: "response_sent", questionId, channel: channel.name, durationMs: since(), answer });
}

function channelOf({ question: { id, place } }: KeptQuestion, { channels }: WorkerPorts): Channel {
  const channel = channels.get(place.channel);
  if (!channel) throw new Error(`There is no channel ${place.channel} for question ${id}.`);
  return channel;
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
