import { shortened } from "../../core/shortened.ts";
import { counted } from "../../text/counted.ts";
import { printable } from "../../text/printable.ts";
import type { Gap } from "./group-questions.ts";

export interface FoundGaps {
  readonly from: string;
  readonly until: string;
  /** How many questions were refused or voted down. */
  readonly questions: number;
  /** How many groups they make, also those that are not shown. */
  readonly groups: number;
  readonly gaps: readonly Gap[];
}

const WIDTH = 100;
const SHOWN = 3;

/** The gaps for a person to read. */
export function gapLines({ from, until, questions, groups, gaps }: FoundGaps): string[] {
  const period = `From ${from.slice(0, 10)} until ${until.slice(0, 16).replace("T", " ")} UTC`;
  if (questions === 0) return [`${period}: no question was refused or voted down.`];
  return [
    `${period}: ${counted(questions, "question was", "questions were")} refused or voted down, about ${counted(groups, "thing")}`,
    ...gaps.flatMap(linesOf),
  ];
}

function linesOf({ question, alsoAsked, asked, refused, notHelped, reasons, lastAskedAt }: Gap): string[] {
  const more = alsoAsked.length - SHOWN;
  return [
    "",
    `${asked}×  ${lineOf(question)}`,
    ...alsoAsked.slice(0, SHOWN).map((text) => `    ${lineOf(text)}`),
    ...(more > 0 ? [`    and ${more} other wordings`] : []),
    `    refused ${refused}, voted down ${notHelped}${because(reasons)}, last asked on ${lastAskedAt.toISOString().slice(0, 10)}`,
  ];
}

function because(reasons: Gap["reasons"]): string {
  const given = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
  return given.length === 0 ? "" : ` (${given.join(", ")})`;
}

/** A question is one line, whatever was typed. */
function lineOf(question: string): string {
  return shortened(printable(question).replace(/\s+/gu, " ").trim(), WIDTH);
}
