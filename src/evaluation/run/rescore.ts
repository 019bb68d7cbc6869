import type { EvalOptions } from "../eval-options.ts";
import type { Asking } from "./asking.ts";
import { readJournal } from "./read-journal.ts";
import { runNamed } from "./runs-folder.ts";

/**
 * Takes the answers of an earlier run, to be judged by the questions' files as they are now.
 * @throws LedgerError RUN_UNKNOWN, RUN_INVALID
 */
export async function openRescoring(
  { runsFolder, onWarning }: Pick<EvalOptions, "runsFolder" | "onWarning">,
  named: string,
  knowledgeVersion: string,
): Promise<Asking> {
  const run = readJournal(await runNamed(runsFolder, named));
  const { version } = run.header.knowledge;
  if (version !== knowledgeVersion)
    onWarning(
      `the answers were made from the knowledge ${version}, and the gold is that of ${knowledgeVersion}`,
    );
  return {
    header: run.header,
    ask: async (given, sample) => run.find(given, sample),
    close: async () => run.close(),
  };
}
