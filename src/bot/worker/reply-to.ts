import { isDeepStrictEqual } from "node:util";
import type { Reply, ReplyReference } from "../../channels/channel.ts";
import { type Answer, plainAnswer } from "../../core/answer.ts";
import type { Question } from "../../core/question.ts";
import { askedIn } from "../../language/asked-in.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import type { TakenQuestion } from "../../store/questions.ts";
import { isTakenOver } from "./is-taken-over.ts";
import type { WorkerPorts } from "./ports.ts";
import { replyFor } from "./reply-for.ts";
import { hasFailedTooOften, sayFailed } from "./say-failed.ts";

/** Acknowledges a question, answers it and sends the answer; whoever takes it over finds no message but the one it uses. */
export async function replyTo(taken: TakenQuestion, signal: AbortSignal, ports: WorkerPorts): Promise<void> {
  const reply = replyFor(taken, signal, ports);
  const reference = await reply.thinking({
    ...(taken.reply && { reference: taken.reply }),
    mayExist: taken.claim.attempt > 1,
  });
  try {
    await answerAndSend(taken, { reply, reference, signal }, ports);
  } catch (error) {
    if (isTakenOver(error) || signal.aborted) await leave(taken, { reply }, ports);
    throw error;
  }
}

interface Replying {
  readonly reply: Reply;
  readonly reference: ReplyReference;
  readonly signal: AbortSignal;
}

/** Notes each step before the next one, so that the next try goes on where this one ended. */
async function answerAndSend(taken: TakenQuestion, replying: Replying, ports: WorkerPorts): Promise<void> {
  const { claim, question } = taken;
  const { questions, clock, emit } = ports;
  const { reply, reference } = replying;
  const since = () => Math.max(0, clock.now() - question.askedAt.getTime());

  if (!isDeepStrictEqual(reference, taken.reply)) await questions.saveReply(claim, reference);
  if (!taken.reply) emit({ type: "question_acknowledged", questionId: question.id, durationMs: since() });
  const answer = await answerFor(taken, replying, ports);
  // Saved before it is sent: a second try to send must not pay for a second answer.
  if (answer !== taken.answer) await questions.saveAnswer(claim, answer);
  const postedFrom = clock.now();
  await reply.finish(reference, answer);
  emit({
    type: "answer_step_finished",
    questionId: question.id,
    step: "post",
    durationMs: clock.now() - postedFrom,
  });
  await questions.markDone(claim, new Date(clock.now()));
  emit({
    type: "response_sent",
    questionId: question.id,
    channel: question.place.channel,
    durationMs: since(),
    answer,
  });
}

/** The answer that is there already, a new one, or a word on why there is none. */
async function answerFor(
  taken: TakenQuestion,
  { reply, reference, signal }: Replying,
  ports: WorkerPorts,
): Promise<Answer> {
  if (hasFailedTooOften(taken)) return sayFailed(taken.question);
  if (taken.answer) return taken.answer;
  const stopped = reply.stopped ?? NEVER;
  try {
    return await ports.answer(taken.question, {
      signal: AbortSignal.any([signal, stopped]),
      attempt: taken.claim.attempt,
      onText: (text) => reply.progress(reference, text),
    });
  } catch (error) {
    if (stopped.aborted && !signal.aborted) return sayStopped(taken.question);
    throw error;
  }
}

function sayStopped({ text, thread }: Question): Answer {
  return plainAnswer("noted", phrasesIn(askedIn(text, thread)).stopped);
}

const NEVER = new AbortController().signal;

/** Another try goes on with the message that it knows of; what else this one has shown is one message too many. */
async function leave(
  { claim }: TakenQuestion,
  { reply }: Pick<Replying, "reply">,
  { questions }: WorkerPorts,
): Promise<void> {
  const kept = await questions.load(claim.questionId);
  await reply.leave(kept?.reply ?? {});
}
