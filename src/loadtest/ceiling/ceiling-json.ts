import { jsonText } from "../../report-files/json-text.ts";
import type { CeilingResult } from "./ceiling-result.ts";
import { ceilingVerdict } from "./ceiling-verdict.ts";

/** A ceiling's run as `--json` prints it: one object on one line. */
export function ceilingJson(result: CeilingResult): string {
  const { kind, says, exitCode } = ceilingVerdict(result);
  const { bot, routes, end } = result;
  return `${jsonText({ target: "ceiling", verdict: { kind, says, exitCode }, bot, routes, end })}\n`;
}
