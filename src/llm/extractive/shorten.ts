import { countWords } from "../../text/words.ts";
import type { Unit } from "./units.ts";

/** Where a unit can be cut: at its lines, its sentences, and the cells of a row. */
const END = /(?<=\n)|(?<=[.!?;。！？]["'”’)]?\s+)/u;
const LINE_END = /(?<=\n)/;
const FENCE = /^\s*`{3,}/gm;

/** The words that are told, without the marks of lists and code. */
export function wordsTold(markdown: string): number {
  return countWords(markdown.replace(MARK, ""));
}

const MARK = /^[ \t]*(?:[-*]|\d+\.)\s|^[ \t]*`{3,}.*$/gm;

/** The first part of a unit that has at most so many words, cut where a part of it ends. */
export function shortened(unit: Unit, most: number): Unit {
  if (wordsTold(unit.markdown) <= most) return unit;
  const fence = unit.kind === "code" ? (/^`{3,}/.exec(unit.markdown)?.[0] ?? "") : "";
  const parts = unit.markdown.split(fence ? LINE_END : END);
  const kept: string[] = [];
  let words = 0;
  for (const part of parts) {
    words += wordsTold(part);
    if (words > most) break;
    kept.push(part);
  }
  // Half a piece of code is none.
  while (!fence && (kept.join("").match(FENCE)?.length ?? 0) % 2 === 1) kept.pop();
  const hasWords = wordsTold(kept.join("")) > 0;
  const whole = hasWords ? kept.join("").trimEnd() : firstWords(parts.slice(0, fence ? 2 : 1).join(""), most);
  const markdown = fence ? `${whole}\n${fence}` : whole.replace(/;$/, "");
  return { ...unit, markdown, text: fence ? whole.split("\n").slice(1).join("\n") : plain(markdown) };
}

/** A single sentence that is too long ends between two words, and not within code. */
function firstWords(text: string, most: number): string {
  let cut = "";
  for (const piece of text.match(/`[^`]*`\s*|\S+?(?=`|\s|$)\s*|./gsu) ?? []) {
    if (countWords(cut + piece) > most) break;
    cut += piece;
  }
  return `${cut.trimEnd()} …`;
}

function plain(markdown: string): string {
  return markdown.replace(/^(?:- |\d+\. )/, "");
}
