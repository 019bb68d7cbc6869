import type { AnswerCache, AskedFor, MakeAnswer } from "../../src/answer/ports.ts";
import { createAnswerCache } from "../../src/cache/answer-cache.ts";
import type { AnswerStore } from "../../src/cache/answer-store.ts";
import { createMemoryStore } from "../../src/cache/memory-store.ts";
import type { Answer, Progress } from "../../src/core/answer.ts";
import type { LedgerEvent } from "../../src/core/events.ts";
import { newQuestionId } from "../../src/core/ids.ts";

export const FRESH: Answer = {
  outcome: "answered",
  text: "On day five. [1]",
  citations: [{ marker: 1, source: "close.md#hard", title: "Close", quote: "It happens on day five." }],
  model: "claude-sonnet-4.5",
  usage: { inputTokens: 1_000, outputTokens: 100, costUsd: 0.0045 },
};

export const AGAIN: Answer = {
  ...FRESH,
  usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
  cached: true,
};

export function askedFor(given: Partial<AskedFor> = {}): AskedFor {
  return {
    questionId: newQuestionId(),
    question: "When is a hard close?",
    knowledge: "v1",
    audience: "everyone",
    model: "claude-sonnet-4.5",
    ...given,
  };
}

export function cacheOf(store: AnswerStore = createMemoryStore({ size: 10, ttlMs: 60_000 }), prompt = "p1") {
  const events: LedgerEvent[] = [];
  return { cache: createAnswerCache({ store, prompt, emit: (event) => void events.push(event) }), events };
}

export interface Shared {
  readonly answer: Answer;
  readonly texts: readonly string[];
}

/** Asks to the end, and tells what was seen on the way. */
export async function ask(
  cache: AnswerCache,
  make: MakeAnswer,
  asked: AskedFor = askedFor(),
  signal?: AbortSignal,
): Promise<Shared> {
  const texts: string[] = [];
  const path = cache.share(asked, make, signal);
  for (;;) {
    const step = await path.next();
    if (step.done) return { answer: step.value, texts };
    if (step.value.type === "text") texts.push(step.value.text);
  }
}

/** Makes an answer when the test says so, and counts how often it was asked for one. */
export function maker(answer: Answer = FRESH) {
  const made: { readonly signal: AbortSignal | undefined; finish(): void; fail(error: Error): void }[] = [];
  const make: MakeAnswer = async function* (signal): AsyncGenerator<Progress, Answer> {
    const end = Promise.withResolvers<void>();
    signal?.addEventListener("abort", () => end.reject(signal.reason));
    made.push({ signal, finish: () => end.resolve(), fail: (error) => end.reject(error) });
    yield { type: "text", text: "On day" };
    await end.promise;
    return answer;
  };
  return { make, made };
}

/** Makes an answer at once. */
export function readyMaker(answer: Answer = FRESH) {
  const { make, made } = maker(answer);
  const ready: MakeAnswer = async function* (signal) {
    const path = make(signal);
    const first = await path.next();
    made.at(-1)?.finish();
    if (!first.done) yield first.value;
    return yield* path;
  };
  return { make: ready, made };
}
