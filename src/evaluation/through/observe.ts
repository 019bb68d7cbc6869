import { answer } from "../../answer/answer.ts";
import type { AnswerPorts, KnowledgePort } from "../../answer/ports.ts";
import { isReadable } from "../../answer/readable.ts";
import type { Answer, RetrievedPassage } from "../../core/answer.ts";
import type { LedgerEvent } from "../../core/events.ts";
import type { Question } from "../../core/question.ts";
import type { Observation, ReadPassage } from "../observation.ts";
import { type WatchedKnowledge, watchKnowledge } from "./watched-knowledge.ts";

export interface Observed {
  readonly observation: Observation;
  /** Why another model than the one to be evaluated had to answer, where it had. */
  readonly degraded?: string;
}

/** Lets the production path answer a question, and notes what it searched, read, said and cited. */
export async function observe(
  question: Question,
  ports: AnswerPorts,
  knowledge: KnowledgePort,
  signal: AbortSignal,
): Promise<Observed> {
  const watched = watchKnowledge(knowledge);
  const dropped: string[] = [];
  const emit = (event: LedgerEvent) => {
    dropped.push(...droppedBy(event));
    ports.emit(event);
  };
  let read: readonly RetrievedPassage[] = [];
  const path = answer(question, { ...ports, emit, knowledge: watched.knowledge }, { signal });
  for (;;) {
    const step = await path.next();
    if (step.done) return observedOf(step.value, read, watched, dropped);
    if (step.value.type === "retrieved") read = step.value.passages;
  }
}

/** What is to be noted of an answer. */
export function observedOf(
  { outcome, text, citations, model, usage, degraded }: Answer,
  read: readonly RetrievedPassage[],
  watched: WatchedKnowledge,
  dropped: readonly string[],
): Observed {
  return {
    observation: {
      outcome,
      text,
      model,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      costUsd: usage.costUsd ?? null,
      recordedLatencyMs: null,
      cited: citations.map(({ source, quote }) => ({ source, quote })),
      ranking: watched.rankingOf(read.map(({ source }) => source)),
      passages: read.filter(isReadable).map(readPassage),
      dropped,
    },
    ...(degraded !== undefined && { degraded }),
  };
}

/** Why statements of a draft were left out, or the whole of it. */
export function droppedBy(event: LedgerEvent): readonly string[] {
  return event.type === "statements_dropped" || event.type === "draft_rejected" ? event.reasons : [];
}

/** A passage as the model reads it, with what stands beside its text. */
export function readPassage({
  source,
  text,
  title,
  headings,
  owner,
  updated,
}: RetrievedPassage): ReadPassage {
  return { source, text, about: [title, ...headings, owner, updated].filter(Boolean).join("\n") };
}
