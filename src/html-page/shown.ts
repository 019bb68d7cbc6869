/** Control characters but for tab and line feed, and the two that turn the order of letters around at will. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNSHOWN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e]/g;

/**
 * A text with signs in place of what a browser would obey or leave out: the pictures of control characters (␛ for an
 * escape), and U+FFFD for half of a pair. Other marks of direction stay, since Arabic and Hebrew need them; elements
 * keep them to themselves.
 */
export function shown(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(UNSHOWN, pictureOf);
}

function pictureOf(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}
