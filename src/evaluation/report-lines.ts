import { shortened } from "../core/shortened.ts";
import { counted } from "../text/counted.ts";
import { printable } from "../text/printable.ts";
import type { Evaluation } from "./evaluate.ts";
import type { EvaluatedQuestion } from "./evaluated-question.ts";
import { countsOf } from "./evaluation-record.ts";
import { METRIC_NAMES, METRICS, type Metrics } from "./metrics.ts";
import { modelShares } from "./model-shares.ts";
import type { JudgedThreshold } from "./thresholds.ts";
import { ATTRIBUTIONS } from "./verdict.ts";

const FAILURES = 10;
const QUESTION_WIDTH = 60;

/** The result as a person reads it, on one screen. */
export function reportLines(evaluation: Evaluation, thresholds: readonly JudgedThreshold[]): string[] {
  return [
    ...headLines(evaluation),
    "",
    ...metricLines(evaluation.metrics),
    ...failureLines(evaluation.questions),
    ...thresholdLines(thresholds),
  ];
}

function headLines({ questions, knowledge, model }: Evaluation): string[] {
  const { passed, withGold, withoutGold } = countsOf(questions);
  return [
    `${passed} of ${questions.length} questions passed (${withGold} have an answer, ${withoutGold} must be refused)`,
    `model ${model}, knowledge ${knowledge.version}: ${counted(knowledge.passages, "passage")} of ${counted(knowledge.documents, "document")}`,
    ...modelLines(questions),
  ];
}

/** Where several models had a part in it, or one that costs, how much of it each had. */
function modelLines(questions: readonly EvaluatedQuestion[]): string[] {
  const shares = modelShares(questions);
  const paid = shares.some(({ costUsd }) => costUsd !== 0);
  if (!paid) return [];
  const each = shares.map(({ model, questions: asked, costUsd }) => {
    const cost = costUsd === null ? "price not known" : `$${costUsd.toFixed(4)}`;
    return `${model} ${asked} (${cost})`;
  });
  return [`asked: ${each.join(", ")}`];
}

/** Two columns: retrieval on the left, answers on the right. */
function metricLines(metrics: Metrics): string[] {
  const left = columnOf("retrieval", 10, metrics);
  const right = columnOf("answers", 19, metrics);
  return left.map((cell, at) => `${cell.padEnd(26)}${right[at] ?? ""}`.trimEnd());
}

function columnOf(about: "retrieval" | "answers", nameWidth: number, metrics: Metrics): string[] {
  const names = METRIC_NAMES.filter((name) => METRICS[name].about === about);
  return [about, ...names.map((name) => `  ${name.padEnd(nameWidth)} ${metrics[name]?.toFixed(3) ?? "-"}`)];
}

function failureLines(questions: readonly EvaluatedQuestion[]): string[] {
  const failures = questions.filter(({ verdict }) => verdict !== "pass");
  if (failures.length === 0) return [];
  const { failed } = countsOf(questions);
  const kinds = ATTRIBUTIONS.filter((name) => failed[name] > 0).map((name) => `${failed[name]} ${name}`);
  const more = failures.length - FAILURES;
  return [
    "",
    `${failures.length} failed: ${kinds.join(", ")}`,
    ...failures.slice(0, FAILURES).map(failureLine),
    ...(more > 0 ? [`  … and ${more} more; --json has them all`] : []),
  ];
}

function failureLine({ id, question, verdict, gold, ranking }: EvaluatedQuestion): string {
  const at = ranking?.findIndex((source) => gold.includes(source)) ?? -1;
  const rank = at < 0 ? "" : `  (gold is number ${at + 1})`;
  return `  ${verdict.padEnd(16)} ${printable(id)}: ${shortened(printable(question), QUESTION_WIDTH)}${rank}`;
}

function thresholdLines(thresholds: readonly JudgedThreshold[]): string[] {
  if (thresholds.length === 0) return [];
  return ["", "thresholds", ...thresholds.map(thresholdLine)];
}

function thresholdLine({ metric, comparison, limit, value, crossed }: JudgedThreshold): string {
  const found = value === null ? "there was no question to measure it by" : `it is ${value}`;
  return `  ${crossed ? "crossed" : "kept   "}  ${metric} ${comparison} ${limit}  (${found})`;
}
