import { type KnowledgeSnapshot, loadKnowledge } from "../../knowledge/load.ts";
import { counted } from "../../text/counted.ts";
import type { Finding } from "../check.ts";
import { faultFound } from "../fault-found.ts";

/** Loads a knowledge folder as the bot would. */
export async function loadFolder(folder: string): Promise<Finding> {
  const looked = { did: `Loaded ${folder}`, wanted: "Markdown that loads without a problem" };
  try {
    const loaded = await loadKnowledge(folder);
    const saw = sizeOf(loaded);
    if (loaded.problems.length === 0) return { state: "PASS", evidence: { ...looked, saw } };
    const problems = loaded.problems.map(({ path, message }) => `\n  - ${path} ${message}`).join("");
    return {
      state: "WARN",
      evidence: { ...looked, saw: `${saw}, with problems:${problems}` },
      remedy: loaded.problems.map(({ path, remedy }) => `${path}: ${remedy}`).join("\n"),
    };
  } catch (error) {
    return faultFound(error, looked);
  }
}

function sizeOf({ documents, passages, folder }: KnowledgeSnapshot): string {
  return `${counted(passages, "passage")} of ${counted(documents, "document")} in ${folder}`;
}
