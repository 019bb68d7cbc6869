import { counted } from "../../../text/counted.ts";
import { createFirstFailures } from "../first-failures.ts";
import { gateHeld } from "../gate-held.ts";
import type { Reporter } from "../reporter.ts";
import { caseCommand } from "./case-command.ts";
import { gateError } from "./gate-error.ts";
import { type WorkflowCommand, writtenCommand } from "./workflow-command.ts";

/** GitHub shows so many of errors, and so many of warnings, of one step; it drops the others and does not say so. */
const MOST_SHOWN = 10;

export interface AnnotationsOptions {
  /** The root of the repository, `GITHUB_WORKSPACE`; without it files are named as they were given. */
  readonly workspace?: string | undefined;
}

/**
 * Writes GitHub workflow commands, which GitHub shows at the lines of the cases: errors for failures, warnings where there
 * is no verdict. What closed the gate comes first, then the failures that tell most, and a notice counts those that are
 * not shown. Where the gate held there is but a notice, since it allows for what fails. All of it comes at the end, and
 * each case once, however often it was asked.
 * @param output must be what the runner reads, the standard output
 */
export function createAnnotationsReporter(
  output: { write(text: string): unknown },
  { workspace }: AnnotationsOptions = {},
): Reporter {
  const errors = createFirstFailures<WorkflowCommand>(MOST_SHOWN);
  const warnings = createFirstFailures<WorkflowCommand>(MOST_SHOWN);
  return {
    begin() {},
    result(result) {
      const { verdict } = result;
      if (verdict.kind === "pass") return;
      const cases = verdict.kind === "fail" ? errors : warnings;
      cases.add(result, () => caseCommand(result, verdict, workspace));
    },
    end(end) {
      const told = gateHeld(end)
        ? noticeOf("the gate held and allows for these", countsOf(errors.all(), warnings.all(), "question"))
        : allOf(gateError(end));
      for (const command of told) output.write(writtenCommand(command));
    },
    abandon() {},
  };

  function allOf(gate: readonly WorkflowCommand[]): WorkflowCommand[] {
    const [failed, unjudged] = [errors.first().slice(0, MOST_SHOWN - gate.length), warnings.first()];
    const left = countsOf(errors.all() - failed.length, warnings.all() - unjudged.length, "more question");
    return [...gate, ...failed, ...unjudged, ...noticeOf("not shown here", left)];
  }
}

function countsOf(failed: number, unjudged: number, noun: string): string[] {
  return [
    ...(failed > 0 ? [`${counted(failed, noun)} failed`] : []),
    ...(unjudged > 0 ? [`${counted(unjudged, noun)} without a verdict`] : []),
  ];
}

function noticeOf(title: string, parts: readonly string[]): WorkflowCommand[] {
  return parts.length === 0 ? [] : [{ name: "notice", title, message: `${parts.join(", ")}.` }];
}
