import { withoutCitations } from "../answer/ground/markers.ts";
import { wordsAndCode } from "../answer/ground/words-and-code.ts";
import type { Observation } from "./observation.ts";

/** Where there is none of these, there is no code in Markdown. */
const CODE = /`|~~~| {4}|\t/u;

/**
 * The answer as assertions and comparisons with a reference read it: without the numbers of its citations, for
 * `equals: "5 days."` is meant to hold for `5 days [1].`. What is code stays as it is, and so does a number in brackets
 * that is none of a citation. The observation itself keeps the answer as it was given.
 */
export function answerText({ text, cited }: Pick<Observation, "text" | "cited">): string {
  if (cited.length === 0 || !text.includes("[")) return text;
  if (!CODE.test(text)) return withoutCitations(text, cited.length);
  return wordsAndCode(text)
    .map((part) => (part.isCode ? part.text : withoutCitations(part.text, cited.length)))
    .join("");
}
