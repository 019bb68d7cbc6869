import { lettersOf, textWidth, widthOf } from "../../text/letters.ts";
import type { Row, Span } from "./row.ts";
import { rowWidth } from "./width.ts";

const PARTS = /(\n| +)/;

/** The text on rows of so many columns, broken between words, and within a word only where it has no room. */
export function wrap(spans: readonly Span[], columns: number): Row[] {
  const page = createPage(Math.max(1, columns));
  let word: Span[] = [];
  const endWord = () => {
    if (word.length > 0) page.word(word);
    word = [];
  };
  for (const each of spans) {
    if (each.stop !== undefined && !each.text.includes("\n")) {
      word.push(each);
      continue;
    }
    for (const part of each.text.split(PARTS)) {
      if (part === "") continue;
      if (part === "\n" || part.startsWith(" ")) {
        endWord();
        if (part === "\n") page.newRow();
        else page.space({ ...each, text: part });
      } else word.push({ ...each, text: part });
    }
  }
  endWord();
  return page.rows();
}

/** The text on rows of so many columns, each of them full: for code, where each space counts. */
export function wrapHard(spans: readonly Span[], columns: number): Row[] {
  const page = createPage(Math.max(1, columns));
  for (const each of spans) {
    each.text.split("\n").forEach((line, index) => {
      if (index > 0) page.newRow();
      if (line !== "") page.letters({ ...each, text: line });
    });
  }
  return page.rows();
}

function createPage(columns: number) {
  const done: Row[] = [];
  let current: Span[] = [];
  let width = 0;
  let gap: Span | undefined;

  const newRow = () => {
    done.push(current);
    current = [];
    width = 0;
    gap = undefined;
  };
  const put = (each: Span) => {
    current.push(each);
    width += textWidth(each.text);
  };
  const letters = (each: Span) => {
    let text = "";
    let taken = 0;
    for (const letter of lettersOf(each.text)) {
      const letterWidth = widthOf(letter);
      if (width + taken + letterWidth > columns && width + taken > 0) {
        if (text !== "") current.push({ ...each, text });
        newRow();
        text = "";
        taken = 0;
      }
      text += letter;
      taken += letterWidth;
    }
    current.push({ ...each, text });
    width += taken;
  };

  return {
    newRow,
    letters,
    space(each: Span) {
      gap = each;
    },
    word(word: readonly Span[]) {
      const needed = rowWidth(word);
      const before = gap === undefined ? 0 : textWidth(gap.text);
      if (width + before + needed > columns && width > 0) newRow();
      if (gap !== undefined && textWidth(gap.text) + needed <= columns) put(gap);
      gap = undefined;
      if (width + needed <= columns) word.forEach(put);
      else word.forEach(letters);
    },
    rows: (): Row[] => [...done, current],
  };
}
