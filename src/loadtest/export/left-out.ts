import type { LoadScenario, Workload } from "../scenario/load-scenario.ts";
import { SHORTEST_MS } from "./k6-executor.ts";
import { k6Thresholds } from "./k6-thresholds.ts";

/** What of a scenario a script of k6 does not do, in a sentence each. */
export function leftOutOfK6(scenario: LoadScenario): string[] {
  const { model, slack, baseline, workloads } = scenario;
  const { faults, latency } = model;
  return [
    ...k6Thresholds(scenario).leftOut,
    ...told(slack.faults, "Slack's faults: the script asks over HTTP, and no Slack is in between."),
    ...told(slack.rateLimits === "slack", "Slack's rate limits: none are in the way over HTTP."),
    ...told(faults, "The model's faults: give them to the model endpoint that the bot asks."),
    ...told(
      Object.keys(latency).length > 0,
      "The model's latency: it is that of the model that the bot asks.",
    ),
    ...told(baseline, `The baseline ${baseline}: k6 compares with no earlier run.`),
    ...workloads.flatMap((workload) => ofWorkload(workload, workloads.length > 1)),
    "Channels: HTTP has none.",
    "The planned start: answer_duration is from the sending on, as service_duration is in Ledger; what a late k6 adds is not in it.",
    "The validity of the run: k6 calls none INVALID; see its dropped_iterations.",
    "The time to the first text: k6 shows a response only when all of it is there.",
  ];
}

function ofWorkload({ name, executor, mix }: Workload, isOneOfMany: boolean): string[] {
  const isPoisson = "arrivals" in executor && executor.arrivals === "poisson";
  const has = (kind: "follow-up" | "over-limit") => mix?.shares[kind] !== undefined;
  const isShort = "durationMs" in executor && executor.durationMs < SHORTEST_MS;
  const inThreads =
    executor.executor === "replay" && executor.questions.some(({ inThreadOf }) => inThreadOf !== undefined);
  const sentences = [
    ...told(isPoisson, "Poisson arrivals: k6 spaces the same number of arrivals evenly."),
    ...told(isShort, "A duration under a second: k6 takes none, so that it lasts one."),
    ...told(
      has("follow-up"),
      "Follow-ups in any conversation: each goes on in one of its own virtual user, and where there is none a fresh question takes its place.",
    ),
    ...told(
      has("over-limit"),
      "Questions up to the limit: the one who asks over it begins at nothing, so that the first ones are answered.",
    ),
    ...told(inThreads, "The threads of the recording: each of its questions begins a conversation."),
  ];
  return isOneOfMany ? sentences.map((sentence) => `${name}: ${sentence}`) : sentences;
}

function told(isSo: unknown, sentence: string): string[] {
  return isSo ? [sentence] : [];
}
