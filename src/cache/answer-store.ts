import type { KeptAnswer } from "./kept-answer.ts";

/** Where answers are kept; degraded while replicas cannot share them. */
export interface CacheState {
  readonly state: "up" | "degraded";
  readonly detail: string;
}

/** Keeps so many answers for so long. */
export interface AnswerStore {
  get(key: string): Promise<KeptAnswer | undefined>;
  set(key: string, answer: KeptAnswer): Promise<void>;
  state(): CacheState;
}

export interface StoreBounds {
  readonly size: number;
  readonly ttlMs: number;
}
