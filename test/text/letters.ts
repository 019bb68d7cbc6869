/** The letters of a text in their order, for properties that say that none was lost. */
export function lettersOf(text: string): string {
  return (text.match(/\p{L}/gu) ?? []).join("");
}
