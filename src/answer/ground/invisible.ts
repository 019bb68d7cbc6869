/**
 * Signs that take no room: zero-width and bidirectional controls, soft hyphens, tags and filler letters. They can hide
 * text from people that a model reads, or a word from a check. A joiner stays in an emoji and between the letters of
 * scripts that need one.
 */
const INVISIBLE =
  /\u00ad|\u034f|\u061c|\u115f|\u1160|\u17b4|\u17b5|\u180e|[\u200b\u200e\u200f]|[\u202a-\u202e]|[\u2060-\u2065\u206a-\u206f]|\u3164|\ufeff|\uffa0|[\u{e0000}-\u{e0fff}]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\p{Script=Arabic}|\p{Script=Syriac}|\p{M})[\u200c\u200d]/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Within these a text has a direction of its own. */
const ISOLATE = /[\u2066-\u2069]/g;
const LINE_WITH_ISOLATES = /[^\n]*[\u2066-\u2069][^\n]*/g;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const MOST_NESTED = 4;

/** A text as people see it. */
export function withoutInvisible(text: string): string {
  const visible = text.replace(/\r\n?/g, "\n").replace(INVISIBLE, "").replace(CONTROL, "");
  // Hardly any text has one, and to look for such lines takes longer than all else.
  if (visible.search(ISOLATE) < 0) return visible;
  return visible.replace(LINE_WITH_ISOLATES, (line) =>
    needsIsolates(line) ? line : line.replace(ISOLATE, ""),
  );
}

/** Only where a script is written from right to left, and each that begins ends: else they could turn words around. */
function needsIsolates(line: string): boolean {
  let depth = 0;
  for (const [sign] of line.matchAll(ISOLATE)) {
    depth += sign === "\u2069" ? -1 : 1;
    if (depth < 0 || depth > MOST_NESTED) return false;
  }
  return depth === 0 && RIGHT_TO_LEFT.test(line);
}
