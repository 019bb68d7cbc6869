/** What a file asserts of an answer, in promptfoo's words. */
export interface Assertion {
  /** Without its `not-`. */
  readonly type: string;
  readonly negated: boolean;
  readonly value?: unknown;
  readonly threshold?: number;
  /** 0 keeps it out of the verdict; 1 where nothing is said. */
  readonly weight: number;
  /** Groups assertions in the report. */
  readonly metric?: string;
  /** Those of a set (`assert-set`). */
  readonly assertions?: readonly Assertion[];
  /** Why it cannot be judged, where that shows in the file already. */
  readonly unsupported?: string;
  /** The file that it stands in, where that is not the case's: the defaults of a file that names others. */
  readonly file?: string;
  /** Of the file, from 1. */
  readonly line: number;
}

/** What became of an assertion. */
export type AssertionResult =
  | { readonly outcome: "held" | "failed"; readonly score: number; readonly because: string }
  /** It needs a model, a program or a network to be judged. */
  | { readonly outcome: "unsupported"; readonly because: string };
