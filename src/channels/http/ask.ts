import type { Answer } from "../../core/answer.ts";
import { reasonOf } from "../../core/errors.ts";
import type { Emit } from "../../core/events.ts";
import type { QuestionId } from "../../core/question.ts";
import type { Deliver } from "../channel.ts";
import type { QuestionNames } from "./answer-body.ts";
import { askedMessage } from "./asked-message.ts";
import { answerIn } from "./held-answer.ts";
import type { HeldQuestion, HeldQuestions } from "./ports.ts";
import { type QuestionIds, questionIds } from "./question-ids.ts";
import { RequestFault } from "./request-fault.ts";
import type { AskedQuestion } from "./schemas.ts";

export interface AskPorts {
  readonly questions: HeldQuestions;
  readonly deliver: Deliver;
  readonly emit: Emit;
}

export interface AskOptions {
  readonly key: string | undefined;
  readonly streams: boolean;
}

/** A question that is kept. */
export interface Asked extends QuestionNames {
  readonly answer: Answer | undefined;
}

/** Keeps a request's question, unless it is kept already. @throws RequestFault */
export async function ask(
  asked: AskedQuestion,
  { key, streams }: AskOptions,
  { questions, deliver, emit }: AskPorts,
): Promise<Asked> {
  const ids = questionIds(key, asked);
  let id = ids.id(0);
  try {
    for (let round = 0; ; round++, id = ids.id(round)) {
      const known = key === undefined ? undefined : await questions.load(id);
      if (!known) await deliver(askedMessage(asked, { id, streams, fingerprint: ids.fingerprint }));
      const held = known ?? (await questions.load(id));
      if (!held) throw new Error(`The question ${id} is gone.`);
      refuseOther(held, ids);
      const answer = answerIn(held);
      if (!known || !mayAskAnew(answer)) return { id, conversation: conversationOf(held), answer };
    }
  } catch (error) {
    if (error instanceof RequestFault) throw error;
    emit({ type: "error_occurred", errorType: "http_api", message: reasonOf(error), questionId: id });
    throw unavailable(id);
  }
}

/** The question by its id; only one that was asked here, because others were asked in confidence. */
export async function findAsked(
  id: QuestionId,
  { questions, emit }: Omit<AskPorts, "deliver">,
): Promise<Asked> {
  const held = await questions.load(id).catch((error: unknown) => {
    emit({ type: "error_occurred", errorType: "http_api", message: reasonOf(error) });
    throw unavailable();
  });
  if (held?.question.place.channel !== "http")
    throw new RequestFault("QUESTION_UNKNOWN", "There is no such question.");
  return { id, conversation: conversationOf(held), answer: answerIn(held) };
}

function refuseOther({ question }: HeldQuestion, { fingerprint }: QuestionIds): void {
  if (fingerprint !== question.place.address.fingerprint)
    throw new RequestFault("KEY_REUSED", "The Idempotency-Key belongs to another question.");
}

/** Once its time has come, a question that a limit turned away is a new one. */
function mayAskAnew(answer: Answer | undefined): boolean {
  return answer?.outcome === "limited" && (answer.retryAt ?? 0) <= Date.now();
}

function conversationOf({ question }: HeldQuestion): string {
  return question.place.address.conversation ?? question.place.conversation;
}

function unavailable(id?: QuestionId): RequestFault {
  return new RequestFault("UNAVAILABLE", "The database does not answer just now.", {
    headers: { "retry-after": "5" },
    ...(id !== undefined && { id }),
  });
}
