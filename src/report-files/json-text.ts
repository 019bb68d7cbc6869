/** Controls that JSON may hold as they are, and what some readers take for the end of a line. */
const UNSAFE = /[\u007f-\u009f\u2028\u2029]/g;

/** A value as JSON on one line, which no terminal obeys when it is shown. */
export function jsonText(value: unknown): string {
  return (JSON.stringify(value) ?? "null").replace(UNSAFE, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
