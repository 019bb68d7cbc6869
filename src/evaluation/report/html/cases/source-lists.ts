import type { Source } from "../../../../core/answer.ts";
import { html, type Markup, type Part } from "../../../../html-page/markup.ts";
import { block, code, name } from "../../../../html-page/text.ts";
import type { Case } from "../../../case.ts";
import type { Observation } from "../../../observation.ts";
import type { Result } from "../../../result.ts";

const MOST = { gold: 12, cited: 8, passages: 6 } as const;
const LONGEST = { quote: 300, passage: 600, about: 200 } as const;

/** The passages that answer the question, with the rank at which each was found. */
export function goldList({ case: { gold }, observation: seen }: Result): Markup | undefined {
  if (gold.length === 0) return undefined;
  return listOf("ul", gold, MOST.gold, (source) => html`${code(source)} ${mark(rankIn(seen, source))}`);
}

function rankIn(seen: Observation | null, source: Source): string {
  if (!seen) return "not asked";
  if (seen.ranking === null) return "not searched";
  const at = seen.ranking.indexOf(source);
  return at < 0 ? `not among the ${seen.ranking.length} found` : `rank ${at + 1}`;
}

/** What the answer sends its reader to. */
export function citedList({ gold }: Case, { cited, passages }: Observation): Markup {
  if (cited.length === 0) return html`<p class="note">nothing</p>`;
  const read = new Set(passages.map(({ source }) => source));
  return listOf("ul", cited, MOST.cited, ({ source, quote }) => [
    html`${code(source)} ${gold.includes(source) && mark("gold")} ${!read.has(source) && mark("never retrieved")}`,
    block(quote, LONGEST.quote),
  ]);
}

/** What the model was given to read. */
export function passageList({ gold }: Case, { cited, passages }: Observation): Markup {
  if (passages.length === 0) return html`<p class="note">nothing</p>`;
  const used = new Set(cited.map(({ source }) => source));
  return listOf("ol", passages, MOST.passages, ({ source, text, about }) => [
    html`${code(source)} ${gold.includes(source) && mark("gold")} ${used.has(source) && mark("cited")}`,
    about !== undefined && html`<p class="note">${name(about, LONGEST.about)}</p>`,
    block(text, LONGEST.passage),
  ]);
}

function mark(words: string): Markup {
  return html`<span class="mark">${words}</span>`;
}

function listOf<Item>(
  kind: "ol" | "ul",
  items: readonly Item[],
  most: number,
  written: (item: Item) => Part,
): Markup {
  const left = items.length - most;
  const shown = html`${items.slice(0, most).map((item) => html`<li>${written(item)}</li>`)}${
    left > 0 && html`<li class="note">and ${left} more</li>`
  }`;
  return kind === "ol" ? html`<ol>${shown}</ol>` : html`<ul>${shown}</ul>`;
}
