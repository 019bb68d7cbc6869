import type { Outcome } from "../../../core/answer.ts";
import type { Attribution, Verdict } from "../../judge/verdict.ts";

export const VERDICT_WORDS: Readonly<Record<Verdict["kind"], string>> = {
  fail: "failed",
  "stale-cassette": "stale cassette",
  infrastructure: "infrastructure",
  unsupported: "unsupported",
  pass: "passed",
};

/** Beside the color, so that it is not the only sign. */
export const VERDICT_SIGNS: Readonly<Record<Verdict["kind"], string>> = {
  fail: "✗",
  "stale-cassette": "○",
  infrastructure: "○",
  unsupported: "○",
  pass: "✓",
};

export const ATTRIBUTION_WORDS: Readonly<Record<Attribution, string>> = {
  injection: "injection",
  "retrieval-miss": "retrieval miss",
  "wrong-refusal": "wrong refusal",
  "wrong-citation": "wrong citation",
  "unsupported-claim": "unsupported claim",
  "ignored-passage": "ignored passage",
  "wrong-answer": "wrong answer",
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  answered: "answered",
  refused: "refused",
  clarify: "asked back",
  "handed-over": "handed over",
  limited: "limited",
  noted: "noted",
  failed: "failed",
};
