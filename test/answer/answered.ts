import { answer } from "../../src/answer/answer.ts";
import type { AnswerCache, AnswerPorts } from "../../src/answer/ports.ts";
import type { Answer, Progress } from "../../src/core/answer.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import { conversationIdOf, newQuestionId } from "../../src/core/ids.ts";
import type { Question, Turn } from "../../src/core/question.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import type { Model } from "../../src/llm/model.ts";
import { folderOf } from "../knowledge/write-folder.ts";

export interface Answered extends Answer {
  readonly progress: readonly Progress[];
  readonly events: readonly LedgerEvent[];
  readonly question: Question;
}

export interface Answering {
  readonly model?: Model;
  readonly cache?: AnswerCache;
  readonly strict?: boolean;
  readonly thread?: readonly Turn[];
  readonly signal?: AbortSignal;
}

/** Loads the files as knowledge from a real folder; returns the way to ask it. */
export async function asking(files: Readonly<Record<string, string>>, defaults: Answering = {}) {
  return askingFolder(await folderOf(files), defaults);
}

/** Each event and each look at the clock is a millisecond after the one before. */
export async function askingFolder(folder: string, defaults: Answering = {}) {
  const snapshot = await loadKnowledge(folder);
  const knowledge = { search: snapshot.search, size: () => snapshot, version: () => snapshot.version };
  return async (text: string, given: Answering = {}): Promise<Answered> => {
    const { model = extractiveModel, strict = false, thread = [], signal, cache } = { ...defaults, ...given };
    const events: LedgerEvent[] = [];
    let now = 0;
    const ports: AnswerPorts = {
      knowledge,
      model,
      ...(cache && { cache }),
      admission: { strict },
      clock: { now: () => now++ },
      emit: (event) => void events.push(event),
    };
    const question = questionOf(text, thread);
    const progress: Progress[] = [];
    const path = answer(question, ports, signal && { signal });
    for (;;) {
      const step = await path.next();
      if (step.done) return { ...step.value, progress, events, question };
      progress.push(step.value);
    }
  };
}

function questionOf(text: string, thread: readonly Turn[]): Question {
  const conversation = conversationIdOf("test", "1");
  return {
    id: newQuestionId(),
    text,
    asker: { id: "U1" },
    place: { channel: "test", conversation, address: {} },
    thread,
    askedAt: new Date(0),
  };
}
