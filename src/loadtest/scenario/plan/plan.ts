import type { LoadScenario } from "../load-scenario.ts";
import { mostAtOnce } from "../world.ts";
import { expectedAnswerMs } from "./answer-time.ts";
import { type LoadOverTime, loadOverTime } from "./load-over-time.ts";
import { loadSegments } from "./load-segments.ts";
import type { BudgetLoad, Plan, PlannedLoad } from "./plan-figures.ts";
import { slackLoad } from "./slack-load.ts";
import { planWarnings } from "./warnings.ts";

/** What is known of the bot under test. */
export interface PlanInputs {
  /** Where it is asked; by default in Slack. */
  readonly target?: "slack" | "http" | undefined;
  /** How many answers it works on at once, of all its processes. */
  readonly workers?: number | undefined;
  /** What a question to the model costs; the scenario's own price goes before it. */
  readonly pricePerQuestion?: number | undefined;
  readonly budgetUsdPerDay?: number | undefined;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Works out what a scenario expects, without asking anything. */
export function planOf(scenario: LoadScenario, inputs: PlanInputs = {}): Plan {
  const answerMs = expectedAnswerMs(scenario.model.latency);
  const load = loadOverTime(scenario.workloads.flatMap((workload) => loadSegments(workload, answerMs)));
  const busiestMinute = Math.round(load.busiest(MINUTE_MS));
  const budget = budgetOf(scenario, load.questions, inputs);
  const planned: PlannedLoad = {
    questions: Math.round(load.questions),
    isEstimate: scenario.workloads.some(({ executor }) => isEstimated(executor)),
    endsAtMs: load.endsAtMs,
    peakPerSecond: load.peakPerSecond,
    busiestMinute,
    concurrent: concurrencyOf(scenario, load, answerMs),
    answerMs,
    ...(inputs.target !== "http" && {
      slack: slackLoad({
        perMinute: busiestMinute,
        perHour: Math.round(load.busiest(HOUR_MS)),
        channels: scenario.channels,
        wordByWord: scenario.model.latency.tokensPerSecond !== undefined,
      }),
    }),
    ...(budget && { budget }),
  };
  return { ...planned, warnings: planWarnings(scenario, planned, inputs.workers) };
}

function isEstimated(executor: LoadScenario["workloads"][number]["executor"]): boolean {
  return "thinkTime" in executor || ("arrivals" in executor && executor.arrivals === "poisson");
}

/**
 * Little's law: what is under way is the rate times the time that each takes; never more than are asked, and of people
 * who wait never more than there are.
 */
function concurrencyOf(scenario: LoadScenario, { peakPerSecond, questions }: LoadOverTime, answerMs: number) {
  const { workloads, objectives } = scenario;
  const within = (ms: number) => (peakPerSecond * ms) / 1_000;
  const isClosed = workloads.every(({ executor }) => "thinkTime" in executor);
  const people = workloads.reduce((sum, { executor }) => sum + mostAtOnce(executor), 0);
  const most = isClosed ? people : questions;
  return {
    expected: Math.min(most, within(answerMs)),
    atObjective: Math.min(most, within(objectives.answerP95Ms)),
  };
}

function budgetOf(
  { pricePerQuestion: own, workloads }: LoadScenario,
  questions: number,
  { pricePerQuestion = 0, budgetUsdPerDay }: PlanInputs,
): BudgetLoad | undefined {
  const price = own ?? pricePerQuestion;
  if (price === 0) return undefined;
  const overLimit = Math.min(...workloads.map(({ mix }) => shareOverLimit(mix)));
  return {
    costUsd: questions * (1 - overLimit) * price,
    pricePerQuestion: price,
    ...(budgetUsdPerDay !== undefined && { budgetUsdPerDay }),
  };
}

function shareOverLimit(mix: LoadScenario["workloads"][number]["mix"]): number {
  if (!mix) return 0;
  const sum = Object.values(mix.shares).reduce((total, share) => total + share.weight, 0);
  return (mix.shares["over-limit"]?.weight ?? 0) / sum;
}
