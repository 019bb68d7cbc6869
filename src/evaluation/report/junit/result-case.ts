import { shortened } from "../../../core/shortened.ts";
import type { TestCase, TestFault } from "../../../junit/test-case.ts";
import type { Result } from "../../result.ts";
import { BROKE_SINCE, reasonOf } from "../failure-words.ts";

const LONGEST_NAME = 200;
const LONGEST_MESSAGE = 400;
const LONGEST_TEXT = 2_000;
const MOST_SOURCES = 10;

/** The test that a result is. With --repeat each sample is one of its own. */
export function resultCase(result: Result, repeat: number): TestCase {
  const { case: given, sample, observation } = result;
  const fault = faultOf(result);
  const latency = observation?.recordedLatencyMs ?? undefined;
  return {
    classname: given.file,
    name: repeat > 1 ? `${shortened(given.id, LONGEST_NAME)} (${sample} of ${repeat})` : given.id,
    file: given.file,
    line: given.line,
    ...(latency !== undefined && { latency }),
    ...(fault && { fault }),
  };
}

/** What has no verdict is an error, since readers take skipped tests for as good as passed. */
function faultOf(result: Result): TestFault | undefined {
  const { verdict } = result;
  if (verdict.kind === "pass") return undefined;
  const type = reasonOf(verdict);
  const broke = result.brokeBaseline ? `${BROKE_SINCE}, ` : "";
  const message = shortened(`${broke}${type}: ${verdict.because}`, LONGEST_MESSAGE);
  const element = verdict.kind === "fail" ? "failure" : "error";
  return { element, type, message, details: detailsOf(result, verdict.because) };
}

/** The reason in full, and what to look at. */
function detailsOf({ case: given, observation }: Result, because: string): string {
  return [
    because,
    "",
    `at: ${given.file}:${given.line}`,
    `question: ${given.question}`,
    `expected: ${given.expect}${given.gold.length > 0 ? ` from ${sources(given.gold)}` : ""}`,
    ...(given.reference === undefined ? [] : [`reference: ${given.reference}`]),
    ...(observation
      ? [
          `outcome: ${observation.outcome}`,
          `answer: ${observation.text}`,
          `cited: ${sources(observation.cited.map(({ source }) => source))}`,
          `found: ${sources(observation.ranking ?? [])}`,
        ]
      : []),
  ]
    .map((line) => shortened(line, LONGEST_TEXT))
    .join("\n");
}

function sources(of: readonly string[]): string {
  const more = of.length - MOST_SOURCES;
  if (of.length === 0) return "nothing";
  return `${of.slice(0, MOST_SOURCES).join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}
