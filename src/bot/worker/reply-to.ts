import { isDeepStrictEqual } from "node:util";
import type { Reply, ReplyReference } from "../../channels/channel.ts";
import { type Answer, plainAnswer } from "../../core/answer.ts";
import { ClaimLostError, type TakenQuestion } from "../../store/questions.ts";
import type { WorkerPorts } from "./ports.ts";
import { replyFor } from "./reply-for.ts";
import { hasFailedTooOften, sayFailed } from "./say-failed.ts";

/** Acknowledges a question, answers it, sends the answer, and notes each step before the next one. */
export async function replyTo(taken: TakenQuestion, signal: AbortSignal, ports: WorkerPorts): Promise<void> {
  const { claim, question } = taken;
  const { questions, clock, emit } = ports;
  const since = () => Math.max(0, clock.now() - question.askedAt.getTime());
  const reply = replyFor(taken, signal, ports);

  const reference = await acknowledge(taken, reply, ports);
  if (!taken.reply) emit({ type: "question_acknowledged", questionId: question.id, durationMs: since() });
  const answer = await answerFor(taken, reference, reply, signal, ports);
  // Saved before it is sent: a second try to send must not pay for a second answer.
  if (answer !== taken.answer) await questions.saveAnswer(claim, answer);
  await reply.finish(reference, answer);
  await questions.markDone(claim, new Date(clock.now()));
  emit({
    type: "response_sent",
    questionId: question.id,
    channel: question.place.channel,
    durationMs: since(),
    answer,
  });
}

async function acknowledge(
  { claim, reply: reference }: TakenQuestion,
  reply: Reply,
  { questions }: WorkerPorts,
): Promise<ReplyReference> {
  const posted = await reply.thinking({ ...(reference && { reference }), mayExist: claim.attempt > 1 });
  if (isDeepStrictEqual(posted, reference)) return posted;
  try {
    await questions.saveReply(claim, posted);
  } catch (error) {
    if (error instanceof ClaimLostError) await withdrawUnlessUsed(posted, claim.questionId, reply, questions);
    throw error;
  }
  return posted;
}

/** Whoever has the question now has found this message and uses it, or has one of its own: then this is one too many. */
async function withdrawUnlessUsed(
  posted: ReplyReference,
  questionId: TakenQuestion["claim"]["questionId"],
  reply: Reply,
  questions: WorkerPorts["questions"],
): Promise<void> {
  const kept = await questions.load(questionId);
  if (!isDeepStrictEqual(kept?.reply, posted)) await reply.withdraw(posted);
}

/** The answer that is there already, a new one, or a word on why there is none. */
async function answerFor(
  taken: TakenQuestion,
  reference: ReplyReference,
  reply: Reply,
  signal: AbortSignal,
  ports: WorkerPorts,
): Promise<Answer> {
  if (hasFailedTooOften(taken)) return sayFailed(taken.claim.questionId);
  if (taken.answer) return taken.answer;
  const stopped = reply.stopped ?? NEVER;
  try {
    return await ports.answer(taken.question, {
      signal: AbortSignal.any([signal, stopped]),
      attempt: taken.claim.attempt,
      onText: (text) => reply.progress(reference, text),
    });
  } catch (error) {
    if (stopped.aborted && !signal.aborted) return plainAnswer("noted", "Stopped.");
    throw error;
  }
}

const NEVER = new AbortController().signal;
