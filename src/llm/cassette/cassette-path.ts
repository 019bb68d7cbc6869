import { join } from "node:path";
import { hashOf } from "./key.ts";

/** The cassette of a case: its id as a file's name, with what a file system may not take written as `%XX`. */
export function cassettePath(folder: string, caseId: string): string {
  const name = caseId.replace(/[^a-z0-9.-]/gu, escaped).replace(/^\./, "%2E");
  const short = name.length <= LONGEST_NAME ? name : `${name.slice(0, 100)}%${hashOf(caseId).slice(0, 32)}`;
  return join(folder, `${short}${CASSETTE_ENDING}`);
}

/** The vectors of passages and of questions: the same whichever case wants them. No case has this name. */
export function embeddingsPath(folder: string): string {
  return join(folder, `_embeddings${CASSETTE_ENDING}`);
}

export const CASSETTE_ENDING = ".jsonl";
const LONGEST_NAME = 180;

/** Capitals too: `PTO` and `pto` are two cases, and one file where the file system does not tell them apart. */
function escaped(sign: string): string {
  return [...Buffer.from(sign)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}
