import { dollars } from "../../text/figures.ts";
import type { StageUse } from "../resources/stage-use.ts";
import { bytesText, durationText, numberText, shareText } from "./figures.ts";

interface ShownResource {
  /** On a terminal, and where there is more room. */
  readonly short: string;
  readonly words: string;
  /** Undefined where it is not known. */
  readonly read: (use: StageUse) => string | undefined;
}

/** What is shown of the bot's resources, in this order. */
export const RESOURCES: readonly ShownResource[] = [
  { short: "cpu", words: "CPU of a core", read: ({ cpu }) => known(cpu, shareText) },
  { short: "max", words: "Busiest second", read: ({ cpuMax }) => known(cpuMax, shareText) },
  { short: "memory", words: "Memory", read: ({ memoryBytes }) => known(memoryBytes, bytesText) },
  {
    short: "loop",
    words: "Event loop p(99)",
    read: ({ eventLoopP99Ms }) => known(eventLoopP99Ms, durationText),
  },
  { short: "queue", words: "Queue", read: ({ queueDepth }) => known(queueDepth, numberText) },
  { short: "pool", words: "Pool in use", read: ({ poolShare }) => known(poolShare, shareText) },
  { short: "model", words: "Model call", read: ({ modelMs }) => known(modelMs, durationText) },
  { short: "tokens", words: "Tokens", read: ({ tokens }) => known(tokens, numberText) },
  { short: "cost", words: "Cost", read: ({ costUsd }) => known(costUsd, dollars) },
  { short: "cached", words: "Cache hits", read: ({ cacheHits }) => known(cacheHits, numberText) },
  {
    short: "refused by Slack",
    words: "Refused by Slack",
    read: ({ slackRefusals }) => known(slackRefusals, numberText),
  },
];

function known(value: number | null, written: (value: number) => string): string | undefined {
  return value === null ? undefined : written(value);
}
