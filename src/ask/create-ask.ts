import { resolve } from "node:path";
import { answer } from "../answer/answer.ts";
import { createAnswerPorts } from "../bot/answer-ports.ts";
import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import type { Answer, Progress } from "../core/answer.ts";
import { createEventBus } from "../core/events.ts";
import { conversationIdOf, newQuestionId } from "../core/ids.ts";
import type { Question } from "../core/question.ts";
import { openKnowledge } from "../knowledge/live-knowledge.ts";
import type { KnowledgeProblem } from "../knowledge/read-folder.ts";

export interface AskOptions {
  readonly env: Environment;
  readonly knowledge?: string | undefined;
  /** The knowledge that comes with Ledger. */
  readonly bundled: string;
  /** Fail rather than answer without the model's endpoint, where one is set. */
  readonly requireModel?: boolean;
  /** Told of each document that is not used as it is. */
  readonly onProblem?: (problem: KnowledgeProblem) => void;
}

export type OnProgress = (progress: Progress) => void;

/**
 * The answer path without a channel and without a database, for a terminal or a script.
 * @throws LedgerError where the settings are wrong or the knowledge cannot be loaded
 */
export async function createAsk({ env, knowledge, bundled, requireModel = false, onProblem }: AskOptions) {
  const settings = readSettings(env);
  const { emit, subscribe } = createEventBus();
  subscribe((event) => {
    if (event.type === "knowledge_problem") onProblem?.(event);
  });
  const folder = resolve(knowledge ?? settings.KNOWLEDGE_DIR ?? bundled);
  const ports = await createAnswerPorts(settings, await openKnowledge({ folder, emit }), emit, {
    requireModel,
  });

  return async (text: string, onProgress: OnProgress = () => {}): Promise<Answer> => {
    const progress = answer(questionFrom(text), ports);
    for (;;) {
      const step = await progress.next();
      if (step.done) return step.value;
      onProgress(step.value);
    }
  };
}

function questionFrom(text: string): Question {
  const id = newQuestionId();
  return {
    id,
    text,
    asker: { id: "terminal" },
    place: { channel: "terminal", conversation: conversationIdOf("terminal", id), address: {} },
    thread: [],
    askedAt: new Date(),
  };
}
