import { spansIn } from "./words-and-code.ts";

/** The end of a sentence, with what closes it and the markers behind it; another sentence follows, whatever signs it begins with. */
const END =
  /[.!?…]+["'”’»)\]*_]{0,5}(?:(?:[ \t]?\[\d{1,3}\])+(?=\s+(?!\[\d{1,3}\])\S)|(?=\s+(?!\[\d{1,3}\])[^\p{L}\p{N}\s]{0,12}[\p{L}\p{N}]))|[。！？]+["'”’»）」]{0,3}(?:[ \t]?\[\d{1,3}\])*(?=\s*(?!\[\d{1,3}\])\S)/gu;
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|resp|no|nr|fig|z\.\s?b|d\.\s?h|bzw|ca|p\.\s?ex|\p{Lu}|\d{1,3})$/iu;
const CONTINUES = /^\s+[^\p{L}\p{N}\s]{0,12}\p{Ll}/u;

/**
 * Splits the words of a block into its statements, which together are the block again. None ends within a pair of
 * brackets, emphasis or code, so that each can be left out without breaking what is around it.
 */
export function statementsIn(block: string): string[] {
  const statements: string[] = [];
  const masked = spansIn(block)
    .map(({ isCode, text }) => (isCode ? "X".repeat(text.length) : text))
    .join("");
  const balance = createBalance(masked);
  let from = 0;
  for (const { 0: sign, index } of masked.matchAll(END)) {
    const end = index + sign.length;
    if (ABBREVIATION.test(masked.slice(Math.max(from, index - 12), index)) && sign.startsWith(".")) continue;
    const continues = !/\d\]$/.test(sign) && CONTINUES.test(masked.slice(end, end + 20));
    if (continues || !balance.isEvenAt(end)) continue;
    statements.push(block.slice(from, end));
    from = end;
  }
  if (from < block.length) statements.push(block.slice(from));
  return statements;
}

/** Follows pairs through a text, once from its beginning to its end. */
function createBalance(text: string): { isEvenAt(place: number): boolean } {
  const open = new Map<string, boolean>();
  let depth = 0;
  const signs = text.matchAll(
    /[([{\u2066-\u2068]|[)\]}\u2069]|(?<!\s)[*~]+(?=\S)|(?<!\s)[*~]+|[*~]+(?=\S)|(?<![\p{L}\p{N}_])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])|`/gu,
  );
  let next = signs.next();
  return {
    isEvenAt(place) {
      for (; !next.done && next.value.index < place; next = signs.next()) note(next.value[0]);
      return depth === 0 && ![...open.values()].includes(true);
    },
  };

  function note(sign: string): void {
    if ("([{\u2066\u2067\u2068".includes(sign)) depth++;
    else if (")]}\u2069".includes(sign)) depth = Math.max(0, depth - 1);
    // A backtick that is left over may still become a span's beginning.
    else open.set(sign, sign === "`" || !open.get(sign));
  }
}
