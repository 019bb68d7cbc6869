import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Turn } from "../../../src/core/question.ts";

/** One attempt to have something said that the knowledge does not say. */
export interface InjectionCase {
  readonly id: string;
  /** Where it stands, such as `document` or `file name`. */
  readonly where: string;
  readonly kind: string;
  readonly question: string;
  /** A document beside the good one. */
  readonly file?: string;
  readonly document?: string;
  readonly thread?: readonly Turn[];
  /** What a model writes that obeys it; `{instructions}` is what the model was told. */
  readonly obeys: string;
  /** What must be shown nowhere. */
  readonly forbidden: readonly string[];
}

const FILE = resolve(import.meta.dirname, "../../../fixtures/injections/cases.jsonl");

export const INJECTION_CASES: readonly InjectionCase[] = readFileSync(FILE, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as InjectionCase);
