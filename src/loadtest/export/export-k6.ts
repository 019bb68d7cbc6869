import type { LoadScenario } from "../scenario/load-scenario.ts";
import { durationText } from "./duration-text.ts";
import { k6Executor } from "./k6-executor.ts";
import { k6Names } from "./k6-names.ts";
import { k6Thresholds } from "./k6-thresholds.ts";
import { leftOutOfK6 } from "./left-out.ts";
import { ASKING } from "./script/asking.ts";
import { IMPORTS } from "./script/imports.ts";
import { MEASURING } from "./script/measuring.ts";
import { PICKING } from "./script/picking.ts";
import { RANDOM } from "./script/random.ts";
import { SEEING } from "./script/seeing.ts";
import { scriptData } from "./script-data.ts";

export interface K6Options {
  /** The bot's HTTP server, such as `http://127.0.0.1:8080`; TARGET_URL takes its place when the script runs. */
  readonly url: string;
}

const SUMMARY_STATS = ["avg", "min", "med", "max", "p(90)", "p(95)", "p(99)"];

/**
 * The HTTP side of a scenario as a script for k6, the same text for the same scenario. What it does not do stands in
 * its head, see `leftOutOfK6`. Source: https://grafana.com/docs/k6/latest/using-k6/scenarios/ and /javascript-api/
 */
export function exportK6(scenario: LoadScenario, { url }: K6Options): string {
  return [head(scenario), IMPORTS, settings(scenario, url), ASKING, PICKING, RANDOM, SEEING, MEASURING]
    .map((part) => part.trim())
    .join("\n\n")
    .concat("\n");
}

function head(scenario: LoadScenario): string {
  const lines = [
    `The HTTP side of the load test ${scenario.name}, for k6 2 and later.`,
    "",
    "  API_TOKEN=... k6 run SCRIPT",
    "",
    "API_TOKEN is the bot's; TARGET_URL is where it listens, where that is elsewhere than below.",
    "",
    "Not in it, or not the same:",
    ...leftOutOfK6(scenario).map((sentence) => `  - ${sentence}`),
  ];
  return lines
    .map((line) => `// ${line.replace(/\s+/g, (space) => (space.includes("\n") ? " " : space))}`.trimEnd())
    .join("\n");
}

function settings(scenario: LoadScenario, url: string): string {
  const { questions, workloads, recorded } = scriptData(scenario);
  const { seed, deadlineMs, objectives } = scenario;
  return [
    `export const options = ${shown(optionsOf(scenario))};`,
    `const BOT = ${shown(url)};`,
    `const SEED = ${shown(seed)};`,
    "// Milliseconds: how long an answer is waited for, and within what time it is a good one.",
    `const DEADLINE_MS = ${shown(deadlineMs)};`,
    `const OBJECTIVE_MS = ${shown(objectives.answerP95Ms)};`,
    `const WORKLOADS = ${shown(workloads)};`,
    "// Kept once for all virtual users.",
    `const questions = ${shared("questions", questions)};`,
    `const recorded = ${recorded.length > 0 ? shared("recorded", recorded) : "[]"};`,
  ].join("\n");
}

function optionsOf(scenario: LoadScenario) {
  const { workloads, deadlineMs, objectives } = scenario;
  const names = k6Names(workloads);
  const { thresholds, percentiles } = k6Thresholds(scenario);
  const inFlight = { usualMs: objectives.answerP95Ms, longestMs: deadlineMs };
  const scenarios = workloads.map(({ executor, startMs, gracefulStopMs }, at) => [
    names[at],
    {
      ...k6Executor(executor, inFlight),
      startTime: durationText(startMs),
      gracefulStop: durationText(gracefulStopMs),
    },
  ]);
  return {
    scenarios: Object.fromEntries(scenarios),
    thresholds,
    summaryTrendStats: [...new Set([...SUMMARY_STATS, ...percentiles])],
  };
}

function shared(name: string, list: readonly unknown[]): string {
  const lines = list.map((each) => `  ${JSON.stringify(each)},`).join("\n");
  return `new SharedArray(${shown(name)}, () => [\n${lines}\n])`;
}

function shown(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
