import { answer } from "../../src/answer/answer.ts";
import type { AnswerCache, AnswerPorts, ReadyAnswers } from "../../src/answer/ports.ts";
import type { Answer, Progress } from "../../src/core/answer.ts";
import { type Audience, seenBy } from "../../src/core/audience.ts";
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
  readonly ready?: ReadyAnswers;
  readonly strict?: boolean;
  readonly thread?: readonly Turn[];
  readonly signal?: AbortSignal;
  /** Who reads the answer; without one it is for everybody. */
  readonly viewer?: Audience;
}

/** Loads the files as knowledge from a real folder; returns the way to ask it. */
export async function asking(files: Readonly<Record<string, string>>, defaults: Answering = {}) {
  return askingFolder(await folderOf(files), defaults);
}

export async function askingFolder(folder: string, defaults: Answering = {}) {
  const snapshot = await loadKnowledge(folder);
  return askingKnowledge({ ...snapshot, version: () => snapshot.version }, defaults);
}

/** Each event and each look at the clock is a millisecond after the one before. */
export function askingKnowledge(knowledge: AnswerPorts["knowledge"], defaults: Answering = {}) {
  return async (text: string, given: Answering = {}): Promise<Answered> => {
    const asked = { ...defaults, ...given };
    const { model = extractiveModel, strict = false, thread = [], signal, cache, ready, viewer } = asked;
    const events: LedgerEvent[] = [];
    let now = 0;
    const ports: AnswerPorts = {
      knowledge,
      model,
      ...(cache && { cache }),
      ...(ready && { ready }),
      admission: { strict },
      clock: { now: () => now++ },
      emit: (event) => void events.push(event),
    };
    const question = questionOf(text, thread, viewer);
    const progress: Progress[] = [];
    const path = answer(question, ports, signal && { signal });
    for (;;) {
      const step = await path.next();
      if (step.done) return { ...step.value, progress, events, question };
      progress.push(step.value);
    }
  };
}

function questionOf(text: string, thread: readonly Turn[], viewer?: Audience): Question {
  const conversation = conversationIdOf("test", "1");
  return {
    id: newQuestionId(),
    text,
    asker: { id: "U1" },
    place: { channel: "test", conversation, address: viewer ? seenBy(viewer) : {} },
    thread,
    askedAt: new Date(0),
  };
}
