import { findOrphans, removeOrphans } from "../../llm/cassette/orphans.ts";
import { openCases } from "../fixtures/open-cases.ts";

export interface PruneOptions {
  readonly files: readonly string[];
  /** Where the cassettes are. */
  readonly folder: string;
  /** Without it nothing is removed, only listed. */
  readonly force: boolean;
  readonly json: boolean;
}

/**
 * Lists the cassettes that belong to no question of these files, or removes them.
 * @throws LedgerError QUESTIONS_INVALID, CASSETTE_INVALID
 */
export async function runPrune({ files, folder, force, json }: PruneOptions): Promise<string> {
  const { cases } = await openCases(files);
  const ids: string[] = [];
  for await (const { id } of cases()) ids.push(id);
  const orphans = await findOrphans(folder, ids);
  if (force) await removeOrphans(orphans);
  if (json) return `${JSON.stringify({ folder, orphans, removed: force })}\n`;
  if (orphans.length === 0) return `Every cassette in ${folder} belongs to a question.\n`;
  const told = force ? "Removed" : "These belong to no question; --force removes them:";
  return `${[told, ...orphans.map((path) => `  ${path}`)].join("\n")}\n`;
}
