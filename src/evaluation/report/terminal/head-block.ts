import { type Block, line } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import { counted } from "../../../text/counted.ts";
import type { RunEnd, RunHead } from "../reporter.ts";

/** What was asked, of whom, and how many passed. */
export function headBlock(end: RunEnd, columns: number): Block {
  const { head, summary } = end;
  const { counts } = summary;
  const questions = counted(counts.cases, "question");
  const asked = head.repeat > 1 ? `answers to ${questions}, ${head.repeat} to each,` : "questions";
  const filtered = head.selected < head.total ? `, ${head.selected} of ${head.total} chosen` : "";
  const passed = `${counts.passed} of ${counts.results} ${asked} passed${filtered}`;
  return [
    line(passed, counts.passed === counts.results ? "green" : "bold"),
    ...endedBlock(end, columns),
    ...wrapped(setUp(head), { columns, indent: 0, most: 3, style: "dim" }),
  ];
}

function endedBlock({ ended, head, summary }: RunEnd, columns: number): Block {
  if (ended === "complete") return [];
  const why = ended === "interrupted" ? "interrupted" : "ended at the first failure";
  const rest = Math.max(0, head.selected - summary.counts.cases);
  const said = `${why}: ${rest} of ${counted(head.selected, "question")} not asked, nothing is known of them`;
  return wrapped(said, { columns, indent: 2, most: 3, style: "yellow" });
}

function setUp({ model, answers, through, knowledge, seed }: RunHead): string {
  const { version, documents, passages } = knowledge;
  const size = `${counted(passages, "passage")} of ${counted(documents, "document")}`;
  const path = through === "slack" ? ", through the simulated Slack" : "";
  return `model ${model}${WORDS[answers]}${path}; knowledge ${version}, ${size}; seed ${seed}`;
}

const WORDS: Readonly<Record<RunHead["answers"], string>> = {
  offline: ", offline",
  cassettes: ", its words from cassettes",
  live: ", its words live",
};
