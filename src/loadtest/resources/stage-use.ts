import type { BotReading } from "./bot-reading.ts";

/** What a bot took in one stage; null is unknown, and never a zero. */
export interface StageUse {
  /** Of one core: 1.5 is one and a half. Over the whole stage, and in its busiest second. */
  readonly cpu: number | null;
  readonly cpuMax: number | null;
  readonly memoryBytes: number | null;
  /** The worst second's 99th percentile and the worst of all, in milliseconds. */
  readonly eventLoopP99Ms: number | null;
  readonly eventLoopMaxMs: number | null;
  readonly queueDepth: number | null;
  readonly oldestWaitingSeconds: number | null;
  /** From 0 to 1. */
  readonly poolShare: number | null;
  readonly tokens: number | null;
  readonly costUsd: number | null;
  readonly modelCalls: number | null;
  /** Of one call, in milliseconds. */
  readonly modelMs: number | null;
  readonly cacheHits: number | null;
  readonly promptCacheTokens: number | null;
  readonly slackRefusals: number | null;
  readonly slackWaitSeconds: number | null;
}

/** A reading with its time on the stopwatch, in milliseconds. */
export interface TimedReading {
  readonly at: number;
  readonly reading: BotReading;
}

/** Sums readings up as they come, and keeps none of them. */
export interface StageMeter {
  /** @param before the reading before, from which on it counts */
  add(before: TimedReading, now: TimedReading): void;
  use(): StageUse;
}

type Name = keyof BotReading;

export function createStageMeter(): StageMeter {
  const highest = new Map<Name, number>();
  const grown = new Map<Name, number>();
  let measuredMs = 0;
  let cpuMax: number | null = null;

  const raise = (name: Name, value: number | undefined) => {
    if (value !== undefined) highest.set(name, Math.max(value, highest.get(name) ?? value));
  };
  const grow = (name: Name, by: number | undefined) => {
    if (by !== undefined) grown.set(name, (grown.get(name) ?? 0) + by);
  };

  return {
    add(before, now) {
      for (const name of HIGHEST) raise(name, now.reading[name]);
      for (const name of COUNTED) grow(name, increase(before.reading[name], now.reading[name]));
      grow("costTodayUsd", difference(before.reading.costTodayUsd, now.reading.costTodayUsd));
      const cpu = increase(before.reading.cpuSeconds, now.reading.cpuSeconds);
      const elapsed = now.at - before.at;
      if (cpu === undefined || elapsed <= 0) return;
      grow("cpuSeconds", cpu);
      measuredMs += elapsed;
      cpuMax = Math.max(cpuMax ?? 0, (cpu * 1_000) / elapsed);
    },
    use() {
      const high = (name: Name) => highest.get(name) ?? null;
      const sum = (name: Name) => grown.get(name) ?? null;
      const [calls, seconds] = [sum("modelCalls"), sum("modelSeconds")];
      const [cpuSeconds, cost] = [sum("cpuSeconds"), sum("costTodayUsd")];
      return {
        ...{ cpu: cpuSeconds === null ? null : (cpuSeconds * 1_000) / measuredMs, cpuMax },
        memoryBytes: high("memoryBytes"),
        ...{ eventLoopP99Ms: high("eventLoopP99Ms"), eventLoopMaxMs: high("eventLoopMaxMs") },
        ...{ queueDepth: high("waiting"), oldestWaitingSeconds: high("oldestWaitingSeconds") },
        ...{ poolShare: high("poolShare"), tokens: sum("tokens") },
        costUsd: cost === null ? null : Math.max(0, cost),
        modelCalls: calls,
        modelMs: calls === null || calls === 0 || seconds === null ? null : (seconds * 1_000) / calls,
        ...{ cacheHits: sum("cacheHits"), promptCacheTokens: sum("promptCacheTokens") },
        ...{ slackRefusals: sum("slackRefusals"), slackWaitSeconds: sum("slackWaitSeconds") },
      };
    },
  };
}

const HIGHEST = [
  "memoryBytes",
  "eventLoopP99Ms",
  "eventLoopMaxMs",
  "waiting",
  "oldestWaitingSeconds",
  "poolShare",
] as const satisfies readonly Name[];

const COUNTED = [
  "tokens",
  "modelCalls",
  "modelSeconds",
  "cacheHits",
  "promptCacheTokens",
  "slackRefusals",
  "slackWaitSeconds",
] as const satisfies readonly Name[];

/** A counter that is less than before began anew, with its process. One with labels is not there before it counts. */
function increase(before = 0, now: number | undefined): number | undefined {
  if (now === undefined) return undefined;
  return now < before ? now : now - before;
}

/** What is reserved is given back, so that a sum of money may shrink. */
function difference(before: number | undefined, now: number | undefined): number | undefined {
  return before === undefined || now === undefined ? undefined : now - before;
}
