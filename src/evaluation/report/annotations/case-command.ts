import { shortened } from "../../../core/shortened.ts";
import { printable } from "../../../text/printable.ts";
import type { Result } from "../../result.ts";
import { BROKE_SINCE, type NoPass, reasonOf } from "../failure-words.ts";
import { repositoryPath } from "./repository-path.ts";
import type { WorkflowCommand } from "./workflow-command.ts";

const LONGEST_TITLE = 160;
const LONGEST_REASON = 600;
const LONGEST_QUESTION = 200;

/** The line at which a case stands, with why it failed or has no verdict. */
export function caseCommand(
  { case: given, brokeBaseline }: Pick<Result, "case" | "brokeBaseline">,
  verdict: NoPass,
  workspace: string | undefined,
): WorkflowCommand {
  const reason = `${reasonOf(verdict)}${brokeBaseline ? `, ${BROKE_SINCE}` : ""}`;
  return {
    name: verdict.kind === "fail" ? "error" : "warning",
    file: repositoryPath(given.file, workspace),
    line: given.line,
    title: `${reason}: ${shortened(printable(given.id), LONGEST_TITLE)}`,
    message: `${shortened(printable(verdict.because), LONGEST_REASON)}\nquestion: ${shortened(printable(given.question), LONGEST_QUESTION)}`,
  };
}
