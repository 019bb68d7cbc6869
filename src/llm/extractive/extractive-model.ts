import { NO_USAGE } from "../../core/answer.ts";
import { announceCall } from "../announce-call.ts";
import type { Model, ModelRequest } from "../model.ts";
import { intentOf } from "./intent.ts";
import { type ScoredUnit, scoreUnits } from "./score.ts";
import { selectUnits } from "./select.ts";
import { unitsOf } from "./units.ts";

export const EXTRACTIVE_MODEL = "extractive";

/** How many passages are read; those further down seldom hold a better sentence. */
const PASSAGES_READ = 6;

/** A model that needs nothing from outside: it quotes the passages' own best sentences, and never invents. */
export const extractiveModel: Model = {
  name: EXTRACTIVE_MODEL,
  async *generate(request) {
    const ended = announceCall(EXTRACTIVE_MODEL, request);
    const text = compose(selectFor(request)) || undefined;
    ended({ status: "ok", usage: NO_USAGE });
    if (text) yield text;
    return { text, model: EXTRACTIVE_MODEL, usage: NO_USAGE };
  },
};

function selectFor({ question, query, passages }: ModelRequest): ScoredUnit[] {
  const read = passages.slice(0, PASSAGES_READ);
  const intent = intentOf(question);
  return selectUnits(intent, scoreUnits(query, intent, read, read.flatMap(unitsOf)));
}

/** Writes the units as Markdown, each passage's share closed by its marker. */
function compose(units: readonly ScoredUnit[]): string {
  const passages = [...new Set(units.map(({ passage }) => passage))];
  return passages
    .map((passage) =>
      cited(
        units.filter((unit) => unit.passage === passage),
        `[${passage + 1}]`,
      ),
    )
    .join("\n\n");
}

function cited(units: readonly ScoredUnit[], marker: string): string {
  const text = units
    .map((unit, at) => separator(units[at - 1], unit) + withoutMarkers(unit.markdown))
    .join("");
  return text.endsWith("```") ? `${text}\n${marker}` : `${text} ${marker}`;
}

/** Sentences follow each other on one line; a list or code begins on a line of its own, and ends its paragraph. */
function separator(previous: ScoredUnit | undefined, { kind }: ScoredUnit): string {
  if (!previous) return "";
  if (kind !== "sentence") return "\n";
  return previous.kind === "sentence" ? " " : "\n\n";
}

/** A source's own `[3]` is not a reference to passage 3, so it is written as plain brackets. */
function withoutMarkers(markdown: string): string {
  return markdown.replace(/`[^`]*`|\[(?=\d{1,3}\])/g, (match) => (match === "[" ? "\\[" : match));
}
