import { jsonText } from "../../../report-files/json-text.ts";
import type { LoadResult } from "../load-result.ts";
import { isValid, verdictOf } from "../verdict.ts";

/**
 * A run as `--json` prints it: one object on one line, with the verdict first. Its fields are those of `LoadResult`; what
 * was not measured is null. `partial` is true of a run that did not come to its end.
 */
export function resultJson(result: LoadResult): string {
  const { kind, says, exitCode } = verdictOf(result);
  const verdict = { kind, says, exitCode };
  return `${jsonText({ verdict, valid: isValid(result), partial: result.end.kind !== "complete", ...result })}\n`;
}
