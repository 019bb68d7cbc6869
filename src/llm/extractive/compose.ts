import type { RetrievedPassage } from "../../core/answer.ts";
import type { ModelPhrases } from "../../language/phrases/model-phrases.ts";
import type { Contradiction } from "./contradiction.ts";
import type { Selection } from "./select.ts";
import { shortened } from "./shorten.ts";
import type { Unit } from "./units.ts";

/** Of what contradicts the answer, the statement is enough. */
const MAX_WORDS_OF_OTHER = 40;

/** What stands between quotations, in the asker's language. */
type QuotingPhrases = Pick<ModelPhrases, "goesOn" | "contradicts" | "newerIs">;

/**
 * Writes the units as Markdown, each passage's share closed by its marker. What Ledger says itself between its
 * quotations is checked like all that a model says, against the passages that it cites, so that it claims nothing: its
 * words in English are stop words, and a document's title and date.
 */
export function compose(
  { units: chosen, cutAfter }: Selection,
  passages: readonly RetrievedPassage[],
  contradiction: Contradiction | undefined,
  phrases: QuotingPhrases,
): string {
  const other = contradiction?.other;
  const isTold = !other || chosen.some((unit) => asInSources(unit, other) === 0);
  const told = isTold ? chosen : [...chosen, shortened(other, MAX_WORDS_OF_OTHER)].sort(asInSources);
  const shares = [...Map.groupBy(told, ({ passage }) => passage)]
    // What was written last holds, until somebody says otherwise.
    .sort(([a], [b]) => newestFirst(a, b, contradiction))
    .map(([passage, share]) =>
      cited(share, `[${passage + 1}]`, share.some((unit) => cutAfter.has(unit)) ? phrases.goesOn : undefined),
    );
  return [...shares, ...(contradiction ? [warningOf(contradiction, passages, phrases)] : [])].join("\n\n");
}

function newestFirst(a: number, b: number, contradiction: Pick<Contradiction, "newer"> | undefined): number {
  return Number(b === contradiction?.newer) - Number(a === contradiction?.newer);
}

function asInSources(a: Unit, b: Unit): number {
  return a.passage - b.passage || a.block - b.block || a.position - b.position;
}

function warningOf(
  { told, other, newer }: Contradiction,
  passages: readonly RetrievedPassage[],
  { newerIs, contradicts }: QuotingPhrases,
): string {
  const passage = newer === undefined ? undefined : passages[newer];
  const both = [told.passage, other.passage].sort((a, b) => newestFirst(a, b, { newer }) || a - b);
  const markers = both.map((index) => `[${index + 1}]`);
  const said = passage?.updated ? withoutMarkers(newerIs(passage.title, passage.updated)) : contradicts;
  return `${said} ${markers.join("")}`;
}

function cited(units: readonly Unit[], marker: string, goesOn: string | undefined): string {
  const text = units.map((unit, at) => separator(units[at - 1], unit) + written(unit, units)).join("");
  const whole = goesOn ? `${text}\n\n${goesOn}` : text;
  return whole.endsWith("```") ? `${whole}\n${marker}` : `${whole} ${marker}`;
}

/** A step that is told without its neighbours needs no number, and would be given another one by whoever draws the list. */
function written(unit: Unit, units: readonly Unit[]): string {
  const { markdown, step } = unit;
  return withoutMarkers(
    step === undefined || isInSequence(units) ? markdown : markdown.replace(/^\d+\. /, "- "),
  );
}

function isInSequence(units: readonly Unit[]): boolean {
  const steps = units.flatMap(({ step }) => step ?? []);
  return steps.length > 1 && steps.every((step, at) => at === 0 || step === (steps[at - 1] ?? 0) + 1);
}

/** Sentences follow each other on one line; a list or code begins on a line of its own, and ends its paragraph. */
function separator(previous: Unit | undefined, { kind }: Unit): string {
  if (!previous) return "";
  if (kind !== "sentence") return "\n";
  return previous.kind === "sentence" ? " " : "\n\n";
}

/** A source's own `[3]` is not a reference to passage 3, so it is written as plain brackets. */
function withoutMarkers(markdown: string): string {
  return markdown.replace(/`[^`]*`|\[(?=\d{1,3}\])/g, (match) => (match === "[" ? "\\[" : match));
}
