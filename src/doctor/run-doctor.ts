import { EXIT_CODES } from "../core/errors.ts";
import { isDeclaration } from "../knowledge/live-knowledge.ts";
import { CHECKS } from "./checks.ts";
import { countsOf, reportLines, worstFirst } from "./report-lines.ts";
import { runChecks, worstOf } from "./run-checks.ts";
import type { Surroundings } from "./surroundings.ts";

export interface DoctorOptions extends Surroundings {
  /** As given on the command line, where they come before the environment. */
  readonly knowledge?: string | undefined;
  readonly port?: number | undefined;
  readonly json: boolean;
  readonly write: (text: string) => void;
}

/** Runs `ledger doctor` to its end and returns the exit code. */
export async function runDoctor({ json, write, knowledge, port, ...given }: DoctorOptions): Promise<number> {
  const env = {
    ...given.env,
    ...(knowledge !== undefined && placeOf(knowledge)),
    ...(port !== undefined && { PORT: String(port) }),
  };
  const results = await runChecks(CHECKS.map((create) => create({ ...given, env })));
  const state = worstOf(results);
  const record = { state, counts: countsOf(results), checks: worstFirst(results) };
  write(json ? `${JSON.stringify(record)}\n` : `${reportLines(results).join("\n")}\n`);
  return state === "FAIL" || state === "UNKNOWN" ? EXIT_CODES.failed : EXIT_CODES.fine;
}

function placeOf(knowledge: string) {
  return isDeclaration(knowledge)
    ? { KNOWLEDGE_FILE: knowledge, KNOWLEDGE_DIR: undefined }
    : { KNOWLEDGE_DIR: knowledge, KNOWLEDGE_FILE: undefined };
}
