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
  /** Told what of the knowledge is used as it was before, because it cannot be had. */
  readonly onWarning?: (warning: string) => void;
}

export type OnProgress = (progress: Progress) => void;

/**
 * The answer path without a channel and without a database, for a terminal or a script.
 * @throws LedgerError where the settings are wrong or the knowledge cannot be loaded
 */
export async function createAsk({
  env,
  knowledge,
  bundled,
  requireModel = false,
  onProblem,
  onWarning,
}: AskOptions) {
  const settings = readSettings(env);
  const { emit, subscribe } = createEventBus();
  subscribe((event) => {
    if (event.type === "knowledge_problem") onProblem?.(event);
    if (event.type === "knowledge_awaited") onWarning?.(`waiting for ${event.sources}`);
  });
  const opened = await openKnowledge({
    folder: resolve(knowledge ?? settings.KNOWLEDGE_FILE ?? settings.KNOWLEDGE_DIR ?? bundled),
    dataDir: resolve(settings.KNOWLEDGE_DATA_DIR),
    env,
    emit,
  });
  const { degraded } = opened.status();
  if (degraded !== undefined) onWarning?.(degraded);
  const ports = await createAnswerPorts(settings, opened, emit, { requireModel });

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
