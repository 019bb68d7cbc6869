import chalk from "chalk";
import type { Answer, Citation, Outcome, Usage } from "../core/answer.ts";
import { detectLanguage } from "../language/detect-language.ts";
import { phrasesIn } from "../language/phrases-in.ts";

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
    citations: citations.map(({ source, title, quote, url }) => ({
      ...{ source, title, quote },
      ...(url !== undefined && { url }),
    })),
    model,
    usage,
    latencyMs: Math.round(latencyMs * 10) / 10,
    ...(degraded && { degraded }),
  };
}

/** An answer as a person reads it: the text, then its sources, with headings in the language of the question. */
export function textOf(question: string, { text, citations, degraded }: Answer): string {
  const phrases = phrasesIn(detectLanguage(question));
  const sources = citations.map(
    ({ marker, title, source, url }) => `  [${marker}] ${title} ${chalk.dim(`(${url ?? source})`)}`,
  );
  return [
    text,
    ...(sources.length > 0 ? ["", chalk.bold(phrases.sources), ...sources] : []),
    ...(degraded ? ["", `${phrases.note} ${degraded}.`] : []),
  ].join("\n");
}
