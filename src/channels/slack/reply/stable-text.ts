/** A text that grows without its last word, which may not be whole: what a stream shows cannot be taken back. */
export function stableText(text: string): string {
  const end = text.search(/\S+$/);
  return end < 0 ? text : text.slice(0, end);
}
