import { counted } from "../../../text/counted.ts";
import { gateHeld } from "../gate-held.ts";
import type { RunEnd } from "../reporter.ts";
import { code, prose } from "./inert.ts";

const MOST_FAULTS = 20;
const LONGEST_FAULT = 300;
const LONGEST_NAME = 100;

/** Whether the gate held, in words, how many passed, and what the run was made with. */
export function headSection(end: RunEnd): string[] {
  const { faults, ungated } = end;
  const more = faults.length - MOST_FAULTS;
  const shown = faults.slice(0, MOST_FAULTS).map((fault) => `- ${prose(fault, LONGEST_FAULT)}`);
  return [
    `## ledger eval: ${wordFor(end)}`,
    passedLine(end),
    ...(shown.length > 0 ? [[...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n")] : []),
    ...(ungated ? ["Nothing could have failed this run: no threshold, no baseline, no assertion."] : []),
    madeWith(end),
  ];
}

function wordFor(end: RunEnd): string {
  if (end.ended === "interrupted") return "interrupted";
  if (end.ungated) return "nothing was held against it";
  return gateHeld(end) ? "passed" : "failed";
}

function passedLine({ head, summary: { counts }, ended }: RunEnd): string {
  const { results, passed, failed, stale, infrastructure, unsupported, unsteady } = counts;
  const undecided = stale + infrastructure + unsupported;
  const asked =
    head.repeat > 1
      ? `${counted(results, "answer")} to ${counted(counts.cases, "question")}`
      : counted(results, "question");
  return [
    `**${passed} of ${asked} passed**`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(undecided > 0 ? [`${undecided} without a verdict`] : []),
    ...(unsteady > 0 ? [`${counted(unsteady, "question")} neither passed nor failed each time`] : []),
    ...(head.selected < head.total ? [`${head.selected} of ${head.total} were selected`] : []),
    ...(ended === "complete" ? [] : [ENDED[ended]]),
  ].join(", ");
}

const ENDED = {
  interrupted: "the run was interrupted",
  "first-failure": "the run ended with its first failure",
} as const;

function madeWith({ head, models }: RunEnd): string {
  const { knowledge } = head;
  const passages = `${counted(knowledge.passages, "passage")} of ${counted(knowledge.documents, "document")}`;
  const asked = models.slice(0, 5).map(({ model, results }) => `${code(model, LONGEST_NAME)} ${results}`);
  return [
    `Model ${code(head.model, LONGEST_NAME)} (${head.answers})`,
    ...(models.length > 1 ? [`answers by model: ${asked.join(", ")}`] : []),
    `knowledge ${code(knowledge.version, LONGEST_NAME)}: ${passages}`,
    `prompt ${code(head.prompt, LONGEST_NAME)}`,
    `seed ${head.seed}`,
    ...(head.through === "slack" ? ["through the simulated Slack"] : []),
  ].join("; ");
}
