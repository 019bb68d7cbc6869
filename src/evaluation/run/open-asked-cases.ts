import type { LiveKnowledge } from "../../knowledge/live-knowledge.ts";
import type { Case } from "../case.ts";
import type { EvalOptions } from "../eval-options.ts";
import { createGoldCheck } from "../fixtures/gold-check.ts";
import { type OpenedCases, openCases } from "../fixtures/open-cases.ts";

/** Warnings about single questions that are told; the rest are counted. */
const MOST_TOLD = 10;

/**
 * Reads the questions and looks their gold up in the knowledge.
 * @throws LedgerError QUESTIONS_INVALID
 */
export async function openAskedCases(
  { files, only, tags, onWarning }: Pick<EvalOptions, "files" | "only" | "tags" | "onWarning">,
  knowledge: LiveKnowledge,
): Promise<OpenedCases> {
  const gold = await createGoldCheck(knowledge.status().folder, knowledge.content());
  let warnings = 0;
  const check = (each: Case) => {
    for (const warning of gold.warningsOf(each)) {
      warnings += 1;
      if (warnings <= MOST_TOLD) onWarning(warning);
    }
    return gold.faultsOf(each);
  };
  const opened = await openCases(files, { only, tags, check });
  if (warnings > MOST_TOLD) onWarning(`and ${warnings - MOST_TOLD} more such headings`);
  for (const note of opened.notes) onWarning(note);
  return opened;
}
