import type { Result } from "../../result.ts";
import { BROKE, type NoPass, reasonOf } from "../failure-words.ts";
import { createFirstFailures, type FirstFailures } from "../first-failures.ts";
import { code, prose } from "./inert.ts";

const MOST_SHOWN = 20;
const LONGEST_ID = 100;
const LONGEST_FILE = 160;
const LONGEST_QUESTION = 160;
const LONGEST_REASON = 300;

/** Rows of cases that did not pass, those that tell most; the others are counted elsewhere. */
export interface ShownCases {
  add(result: Result): void;
  readonly failed: Pick<FirstFailures<readonly string[]>, "first" | "all">;
  readonly undecided: Pick<FirstFailures<readonly string[]>, "first" | "all">;
}

export function createShownCases(repeat: number): ShownCases {
  const failed = createFirstFailures<readonly string[]>(MOST_SHOWN);
  const undecided = createFirstFailures<readonly string[]>(MOST_SHOWN);
  return {
    failed,
    undecided,
    add(result) {
      const { verdict } = result;
      if (verdict.kind === "pass") return;
      (verdict.kind === "fail" ? failed : undecided).add(result, () => rowOf(result, verdict, repeat));
    },
  };
}

function rowOf({ case: given, sample, brokeBaseline }: Result, verdict: NoPass, repeat: number): string[] {
  const nth = repeat > 1 ? ` (${sample} of ${repeat})` : "";
  return [
    `${code(given.id, LONGEST_ID)}${nth}<br>${prose(given.question, LONGEST_QUESTION)}`,
    `${code(given.file, LONGEST_FILE)}:${given.line}`,
    `${reasonOf(verdict)}${brokeBaseline ? `, **${BROKE}**` : ""}`,
    prose(verdict.because, LONGEST_REASON),
  ];
}
