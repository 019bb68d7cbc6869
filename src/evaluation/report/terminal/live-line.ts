import { cell, cutLine, type Line, span } from "../../../terminal-text/line.ts";
import type { Result } from "../../result.ts";
import { BROKE, type NoPass, reasonOf } from "../failure-words.ts";

const REASON_WIDTH = 18;
/** Ids are as long as they are, save for what is no id. */
const LONGEST_ID = 40;

/** One that did not pass, as it comes: what it failed of, whether it broke since the baseline, its id and its question, or why it has no verdict. */
export function liveLine({ case: { id, question }, brokeBaseline }: Result, verdict: NoPass): Line {
  const failed = verdict.kind === "fail";
  const color = failed ? "red" : "yellow";
  return [
    span(failed ? "✗ " : "! ", color),
    cell(reasonOf(verdict), REASON_WIDTH, color),
    ...(brokeBaseline ? [span(`${BROKE}  `, color)] : []),
    ...cutLine([span(id)], LONGEST_ID),
    span(`  ${failed ? question : verdict.because}`, "dim"),
  ];
}
