import { counted } from "../../../text/counted.ts";
import type { LoadScenario } from "../load-scenario.ts";
import type { PlannedLoad } from "./plan-figures.ts";

/** What of a plan cannot hold, a sentence each. */
export function planWarnings(scenario: LoadScenario, planned: PlannedLoad, workers?: number): string[] {
  return [
    ...slackWarnings(scenario, planned),
    ...eventWarnings(planned),
    ...budgetWarnings(planned),
    ...objectiveWarnings(scenario, planned),
    ...flightWarnings(scenario, planned),
    ...workerWarnings(planned, workers),
    ...freshWarnings(scenario, planned),
  ];
}

function slackWarnings(
  { slack: { rateLimits } }: LoadScenario,
  { busiestMinute, slack }: PlannedLoad,
): string[] {
  const most = slack?.answersPerMinute ?? Number.POSITIVE_INFINITY;
  if (busiestMinute <= most) return [];
  const waits = Math.round(((busiestMinute - most) / most) * 60);
  const where =
    rateLimits === "off"
      ? "The simulated Slack's limits are off in this run, and the real one has them."
      : "Ask in more channels, or less often.";
  return [
    `Slack lets ${most} answers a minute through, and ${busiestMinute} are asked for in the busiest: the last would wait ${waits} s. ${where}`,
  ];
}

function eventWarnings({ slack }: PlannedLoad): string[] {
  if (!slack || slack.events.perHour <= slack.events.limit) return [];
  const { events } = slack;
  return [
    `Slack delivers ${events.limit} events an hour to an app in a workspace, and about ${Math.round(events.perHour)} are to come: it would send app_rate_limited in place of the rest.`,
  ];
}

function budgetWarnings({ budget }: PlannedLoad): string[] {
  if (!budget || budget.budgetUsdPerDay === undefined || budget.costUsd <= budget.budgetUsdPerDay) return [];
  return [
    `The model may cost $${budget.costUsd.toFixed(2)}, and the budget is $${budget.budgetUsdPerDay} a day: answers after that would come without a model.`,
  ];
}

function objectiveWarnings({ objectives, deadlineMs }: LoadScenario, { answerMs }: PlannedLoad): string[] {
  const { answerP95Ms } = objectives;
  return [
    ...(answerMs > answerP95Ms
      ? [
          `The model alone takes ${Math.round(answerMs)} ms on average, and the objective is ${answerP95Ms} ms: no bot can hold it.`,
        ]
      : []),
    ...(deadlineMs < answerP95Ms
      ? [
          `The deadline of ${deadlineMs} ms is before the objective of ${answerP95Ms} ms: good answers may be counted as timed out.`,
        ]
      : []),
  ];
}

function flightWarnings({ workloads }: LoadScenario, { concurrent }: PlannedLoad): string[] {
  const needed = Math.ceil(concurrent.expected);
  return workloads.flatMap(({ name, executor }) =>
    "arrivals" in executor && executor.maxVUs !== undefined && executor.maxVUs < needed
      ? [
          `${name} allows ${executor.maxVUs} questions in flight (maxVUs), and about ${needed} are expected: arrivals would be dropped, and the run be INVALID.`,
        ]
      : [],
  );
}

function workerWarnings({ concurrent }: PlannedLoad, workers = Number.POSITIVE_INFINITY): string[] {
  const needed = Math.ceil(concurrent.expected);
  if (needed <= workers) return [];
  return [
    `About ${needed} answers are to be under way at once, and the bot works on ${workers}: the others wait in its queue.`,
  ];
}

function freshWarnings({ workloads }: LoadScenario, { questions }: PlannedLoad): string[] {
  const mixes = workloads.flatMap(({ mix }) => (mix ? [mix] : []));
  const pool = Math.max(0, ...mixes.map(({ shares }) => shares.fresh?.questions.length ?? 0));
  const shares = mixes.map(({ shares }) => {
    const sum = Object.values(shares).reduce((total, { weight }) => total + weight, 0);
    return (shares.fresh?.weight ?? 0) / sum;
  });
  const fresh = Math.round(questions * Math.max(0, ...shares));
  if (pool === 0 || fresh <= pool) return [];
  return [
    `There ${pool === 1 ? "is" : "are"} ${counted(pool, "fresh question")} and about ${fresh} are asked: they come again, and a cache of answers would answer them.`,
  ];
}
