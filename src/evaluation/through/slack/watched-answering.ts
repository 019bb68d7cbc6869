import { AsyncLocalStorage } from "node:async_hooks";
import type { AnswerPorts, KnowledgePort } from "../../../answer/ports.ts";
import { type AnswerQuestion, createAnswerQuestion } from "../../../bot/answer-question.ts";
import type { Answer, RetrievedPassage } from "../../../core/answer.ts";
import type { LedgerEvent } from "../../../core/events.ts";
import { type WatchedKnowledge, watchKnowledge } from "../watched-knowledge.ts";

/** How a question was answered, as the ports of the answer path saw it. */
export interface SeenAnswering {
  readonly read: readonly RetrievedPassage[];
  readonly searched: WatchedKnowledge;
  readonly dropped: readonly string[];
  /** Why there is no answer, where the path failed. */
  readonly fault?: string;
}

/** The bot's way to its answers. Messages go by their `ts`. */
export interface WatchedAnswering {
  readonly answer: AnswerQuestion;
  /** Lets the bot say in answer to a message what it said in a case's thread. */
  say(message: string, answer: Answer): void;
  /**
   * Lets the bot answer a message from a knowledge, within the caller's async context: calls of the model are those
   * of its case. Returns what was seen, which is undefined for what the bot answers without the path.
   */
  watch(message: string, knowledge: KnowledgePort): () => SeenAnswering | undefined;
  forget(message: string): void;
}

/** @param ports those of the answer path, but for the knowledge, which each message may have its own of */
export function createWatchedAnswering(ports: AnswerPorts): WatchedAnswering {
  const answering = new Map<string, AnswerQuestion>();
  return {
    answer(question, options) {
      const answer = answering.get(question.place.address.message ?? "");
      if (!answer) throw new Error(`Nobody waits for an answer to ${question.id}.`);
      return answer(question, options);
    },
    say: (message, answer) => void answering.set(message, async () => answer),
    watch(message, knowledge) {
      const inCase = AsyncLocalStorage.snapshot();
      let seen: SeenAnswering | undefined;
      answering.set(message, (question, options) =>
        inCase(async () => {
          const watching = watchPorts(ports, knowledge);
          try {
            return await createAnswerQuestion(watching.ports)(question, {
              ...options,
              onRetrieved: watching.onRetrieved,
            });
          } finally {
            seen = watching.seen();
          }
        }),
      );
      return () => seen;
    },
    forget: (message) => void answering.delete(message),
  };
}

function watchPorts(ports: AnswerPorts, knowledge: KnowledgePort) {
  const searched = watchKnowledge(knowledge);
  const dropped: string[] = [];
  let read: readonly RetrievedPassage[] = [];
  let fault: string | undefined;
  const emit = (event: LedgerEvent) => {
    if (event.type === "statements_dropped") dropped.push(...event.reasons);
    if (event.type === "error_occurred" && event.errorType === "answer") fault = event.message;
    ports.emit(event);
  };
  return {
    ports: { ...ports, emit, knowledge: searched.knowledge },
    onRetrieved: (passages: readonly RetrievedPassage[]) => {
      read = passages;
    },
    seen: (): SeenAnswering => ({ read, searched, dropped, ...(fault !== undefined && { fault }) }),
  };
}
