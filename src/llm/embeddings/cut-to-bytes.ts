/** The beginning of a text that has so many bytes in UTF-8 at most; no character is cut in two. */
export function cutToBytes(text: string, most: number): string {
  // No character has more than three bytes for each of its UTF-16 units.
  if (text.length * 3 <= most || Buffer.byteLength(text) <= most) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(most));
  return text.slice(0, read);
}
