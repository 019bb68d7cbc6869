import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { reasonOf } from "../../core/errors.ts";
import { isMissing } from "../../core/is-missing.ts";
import { parseYaml } from "../../core/parse-yaml.ts";
import type { KnowledgeProblem } from "../source-file.ts";
import { LONGEST_PHRASE, phraseOf } from "./thesaurus.ts";

export const SYNONYMS_FILE = "synonyms.yaml";

export interface ReadSynonyms {
  /** Each of words and phrases that mean the same. */
  readonly sets: readonly (readonly string[])[];
  /** As it stands on the disk, empty where there is none: a change of it is a change of the knowledge. */
  readonly content: string;
  /** What is wrong with it, each with its line, counted from 1. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  readonly problems: readonly KnowledgeProblem[];
}

export const SYNONYMS_REMEDY =
  "Write each line as - [dedupe key, idempotency key], with words or phrases that mean the same.";

const phrase = z
  .string("must be a word or phrase; quote what YAML takes for something else")
  .refine((text) => phraseOf(text).length > 0, "has no word to search for")
  .refine(
    (text) => phraseOf(text).length <= LONGEST_PHRASE,
    `has more than ${LONGEST_PHRASE} words that tell`,
  );
const schema = z.array(z.array(phrase).min(2, "must have two words or phrases at least")).nullable();

/**
 * Reads the words that mean the same, as `synonyms.yaml` declares them beside the documents:
 * `- [dedupe key, idempotency key]`. Where it has a fault, none of it counts.
 */
export async function readSynonyms(folder: string): Promise<ReadSynonyms> {
  let content: string;
  try {
    content = await readFile(join(folder, SYNONYMS_FILE), "utf8");
  } catch (error) {
    return isMissing(error)
      ? NO_SYNONYMS
      : unusable("", [{ line: 1, message: `cannot be read: ${reasonOf(error)}` }]);
  }
  const parsed = parseYaml({ path: SYNONYMS_FILE, text: content }, () => schema);
  if (!parsed.ok) return unusable(content, parsed.faults.map(faultOf));
  return { ...NO_SYNONYMS, sets: parsed.content ?? [], content };
}

export const NO_SYNONYMS: ReadSynonyms = { sets: [], content: "", faults: [], problems: [] };

const PLACE = new RegExp(`^${SYNONYMS_FILE}:(\\d+):\\d+ (?:the file: )?`);

function faultOf(fault: string) {
  const line = Number(PLACE.exec(fault)?.[1] ?? 1);
  return { line, message: fault.replace(PLACE, "").replace(/\s+/gu, " ") };
}

function unusable(content: string, faults: ReadSynonyms["faults"]): ReadSynonyms {
  const told = faults.map(({ line, message }) => `line ${line}: ${message}`).join("; ");
  const problem = {
    path: SYNONYMS_FILE,
    message: `cannot be used (${told}): none of its synonyms counts`,
    remedy: SYNONYMS_REMEDY,
  };
  return { sets: [], content, faults, problems: [problem] };
}
