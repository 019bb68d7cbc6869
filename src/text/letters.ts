const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The letters as a person counts them: an accent, a skin tone or a whole family is part of one. */
export function lettersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Empty where the text is. */
export function firstLetter(text: string): string {
  return segmenter.segment(text).containing(0)?.segment ?? "";
}

/** Empty where the text is. */
export function lastLetter(text: string): string {
  return segmenter.segment(text).containing(text.length - 1)?.segment ?? "";
}

const NO_WIDTH = /^[\p{Mark}\p{Format}]$/u;
const EMOJI_SIGN = "\ufe0f";
/** From here on a character may be two columns wide, as Hangul is. */
const FIRST_WIDE = 0x1100;
/** Between the Hangul and the scripts of East Asia are signs of one column, such as lines and arrows, and emoji of two. */
const SIGNS = [0x1160, 0x2e80] as const;
/** The two brackets are those of East Asia in another place. */
const WIDE_SIGN = /^[\p{Emoji_Presentation}\u2329\u232a]$/u;

/** Columns that a letter takes at most; terminals differ in whether they draw an emoji of several as one. */
export function widthOf(letter: string): number {
  const widths = Array.from(letter, (character) => {
    if (NO_WIDTH.test(character)) return 0;
    const point = character.codePointAt(0) ?? 0;
    if (point >= SIGNS[0] && point < SIGNS[1]) return WIDE_SIGN.test(character) ? 2 : 1;
    return point >= FIRST_WIDE ? 2 : 1;
  });
  const width = widths.reduce<number>((sum, each) => sum + each, 0);
  return letter.includes(EMOJI_SIGN) ? Math.max(2, width) : width;
}

const PLAIN = /^[\u0020-\u007e]*$/;

/** Columns that a text takes at most. */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return lettersOf(text).reduce((sum, letter) => sum + widthOf(letter), 0);
}

/** As much of the text as fits in so many columns whatever the terminal, with an ellipsis where it is cut. */
export function cutTo(text: string, columns: number): string {
  const letters = lettersOf(text);
  let end = 0;
  const ends = letters.map((letter) => {
    end += widthOf(letter);
    return end;
  });
  if (end <= columns) return text;
  // One column is for the ellipsis.
  return `${letters
    .slice(
      0,
      ends.findIndex((at) => at >= columns),
    )
    .join("")}…`;
}

/** As much of the end of the text as fits in so many columns, behind an ellipsis where it is cut. */
export function endOf(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let room = columns - 1;
  const kept: string[] = [];
  for (const letter of lettersOf(text).reverse()) {
    room -= widthOf(letter);
    if (room < 0) break;
    kept.unshift(letter);
  }
  return `…${kept.join("")}`;
}
