import type { Source } from "./answer.ts";

/** The document that a passage stands in: its source without the anchor. */
export function documentOf(source: Source): string {
  return source.split("#", 1)[0] ?? source;
}
