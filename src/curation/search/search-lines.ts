import { shortened } from "../../core/shortened.ts";
import type { ScorePart } from "../../knowledge/explanation.ts";
import { counted } from "../../text/counted.ts";
import { percent } from "../../text/percent.ts";
import { printable } from "../../text/printable.ts";
import type { ExplainedPassage, ExplainedSearch } from "./explain-search.ts";
import { writtenIn } from "./written-words.ts";

const WIDTH = 100;
/** Less would be shown as nothing. */
const LEAST_SHOWN = 0.005;

const DECISIONS: Readonly<Record<ExplainedSearch["decision"], string>> = {
  answer: "The bot would answer from these.",
  refuse: "The bot would refuse: hardly any passage speaks of what the question asks for.",
  clarify: "The bot would ask back which of them is meant.",
};

/** The search for a person to read. */
export function searchLines({ query, as, knowledge, decision, passages }: ExplainedSearch): string[] {
  const { documents, version } = knowledge;
  return [
    `${counted(knowledge.passages, "passage")} of ${counted(documents, "document")} that ${as} may see, version ${version}`,
    `searched for: ${query}`,
    ...(passages.length === 0
      ? ["", "No passage has any of these words."]
      : passages.flatMap((passage) => linesOf(passage, query))),
    "",
    DECISIONS[decision],
  ].map(printable);
}

function linesOf(
  { rank, source, title, headings, score, coverage, audiences, distrusted, why, text, url }: ExplainedPassage,
  query: string,
): string[] {
  const written = writtenIn([query, ...headings, title, text]);
  const has = why?.parts.filter((part) => part.score >= LEAST_SHOWN) ?? [];
  const lacks = why?.parts.filter((part) => part.score === 0 && part.informs > 0) ?? [];
  const factors = Object.entries(why?.factors ?? {}).map(([name, by]) => `× ${by.toFixed(2)} for ${name}`);
  return [
    "",
    `${rank}. ${source}  ${score.toFixed(2)}, holds ${percent(coverage)} of the question`,
    `   ${[title, ...headings].join(" › ")}`,
    ...(url === undefined ? [] : [`   ${url}`]),
    ...(distrusted ? ["   left out, because it gives orders to a model"] : []),
    ...(audiences ? [`   only for ${audiences.join(", ")}`] : []),
    `   ${shortened(oneLine(text), WIDTH)}`,
    ...has.toSorted((a, b) => b.score - a.score).map((part) => `   + ${partLine(part, written)}`),
    ...factors.map((factor) => `   ${factor}`),
    ...(lacks.length > 0
      ? [`   lacks ${lacks.map(({ term, informs }) => `${written(term)} (${percent(informs)})`).join(", ")}`]
      : []),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function partLine(
  { term, synonyms, score, fields, passages }: ScorePart,
  written: (terms: string) => string,
): string {
  const also = synonyms?.map((words) => `"${written(words)}"`).join(", ");
  const name = also === undefined ? written(term) : `${written(term)} (also ${also})`;
  const where = Object.entries(fields).map(([name, count]) => `${name} ${count}×`);
  const places = [...(where.length > 0 ? [where.join(", ")] : []), `in ${counted(passages, "passage")}`];
  return `${score.toFixed(2).padStart(5)}  ${name}: ${places.join("; ")}`;
}
