import chalk from "chalk";
import type { Answer, Citation, Outcome, Usage } from "../core/answer.ts";

/** An answer as the commands print it with `--json`, one line each. */
export interface AnswerRecord {
  readonly question: string;
  readonly outcome: Outcome;
  readonly text: string;
  readonly citations: readonly Omit<Citation, "marker">[];
  readonly model: string;
  readonly usage: Usage;
  readonly latencyMs: number;
  readonly degraded?: string;
}

export function recordOf(question: string, answer: Answer, latencyMs: number): AnswerRecord {
  const { outcome, text, citations, model, usage, degraded } = answer;
  return {
    question,
    outcome,
    text,
    citations: citations.map(({ source, title, quote }) => ({ source, title, quote })),
    model,
    usage,
    latencyMs: Math.round(latencyMs * 10) / 10,
    ...(degraded && { degraded }),
  };
}

/** An answer as a person reads it: the text, then its sources. */
export function textOf({ text, citations, degraded }: Answer): string {
  const sources = citations.map(
    ({ marker, title, source }) => `  [${marker}] ${title} ${chalk.dim(`(${source})`)}`,
  );
  return [
    text,
    ...(sources.length > 0 ? ["", chalk.bold("Sources:"), ...sources] : []),
    ...(degraded ? ["", `Note: ${degraded}.`] : []),
  ].join("\n");
}
