import type { Emit } from "../../core/events.ts";
import { type KnowledgePart, partOf } from "../part.ts";
import { readSynonyms } from "../synonyms/synonyms-file.ts";

/** The synonyms beside the file that declares sources: a part of the knowledge without a document. */
export interface SharedSynonyms {
  /** Undefined where there is no such file. */
  part(): KnowledgePart | undefined;
  /** Reads the file, and tells what is wrong with it. */
  read(): Promise<void>;
}

export function sharedSynonyms(home: string, emit: Emit): SharedSynonyms {
  let part: KnowledgePart | undefined;
  let reading = Promise.resolve();

  return {
    part: () => part,
    read() {
      // In turn, so that what was read earlier never takes the place of what was read later.
      reading = reading.then(take, take);
      return reading;
    },
  };

  async function take(): Promise<void> {
    const synonyms = await readSynonyms(home);
    const groups = { groups: new Map(), content: "", problems: [] };
    const isThere = synonyms.content !== "" || synonyms.problems.length > 0;
    part = isThere ? partOf({ files: [], problems: [] }, { groups, synonyms }) : undefined;
    for (const problem of synonyms.problems) emit({ type: "knowledge_problem", ...problem });
  }
}
