import type { Source } from "../core/answer.ts";
import type { Assertion } from "./assertions/assertion.ts";

/** What the path has to do with a question. */
export type Expectation = "answer" | "refuse" | "clarify";

export const EXPECTATIONS = ["answer", "refuse", "clarify"] as const satisfies readonly Expectation[];

/** A turn that was said before the question. */
export interface EarlierTurn {
  readonly speaker: "asker" | "ledger";
  readonly text: string;
}

/** A document that an attacker got into the knowledge; it is there for one case only. */
export interface Poison {
  readonly path: string;
  readonly text: string;
}

/** One recorded question with what its answer must be, as a file gives it. */
export interface Case {
  /** Stable, and unique over all files of a run; baselines and cassettes go by it. */
  readonly id: string;
  /** As it was given on the command line, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly question: string;
  readonly thread: readonly EarlierTurn[];
  /** `any`: its assertions alone say what is right. */
  readonly expect: Expectation | "any";
  /** The passages each of which answers it, or a part of it. Empty where nothing does, or where it is not known. */
  readonly gold: readonly Source[];
  readonly reference?: string;
  readonly tags: readonly string[];
  readonly inject: readonly Poison[];
  /** Must never appear in the answer. */
  readonly canary?: string;
  readonly assertions: readonly Assertion[];
  /** The weighted mean of the assertions' scores that is needed, from 0 to 1; without it each must hold. */
  readonly threshold?: number;
}
