/** Reads what an app sent: nothing of it is sure, and what is not there is empty. */

export type Json = Readonly<Record<string, unknown>>;

export function recordOf(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

export function recordsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

export function stringOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The words of a text object, or of a text as such, without its markup being read. */
export function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : stringOf(recordOf(value).text);
}
