import type { Cost } from "../measure/tally.ts";
import type { BotReading } from "../resources/bot-reading.ts";
import { startResourceSampler } from "../resources/resource-sampler.ts";
import type { StageUse } from "../resources/stage-use.ts";
import type { OpenBot } from "../targets/open-bot.ts";
import type { Stopwatch } from "./stopwatch.ts";

export interface BotWatching {
  readonly bot: Pick<OpenBot, "url" | "pid">;
  readonly stopwatch: Stopwatch;
  /** What it told before the load began: from there on it counts. */
  readonly before: BotReading;
  /** By the moment on the stopwatch. */
  stageAt(moment: number): string;
  /** Told what its models cost since it was last told. */
  onCost?(cost: Cost, stage: string): void;
}

/** What a bot tells of itself once a second. */
export interface BotWatch {
  /** Of the last time that it told something. */
  reading(): BotReading;
  stages(): ReadonlyMap<string, StageUse>;
  /** Looks once more, and ends. Safe to call again. */
  stop(): Promise<void>;
}

export function watchBot({ bot, before, stopwatch, stageAt, onCost }: BotWatching): BotWatch {
  let last = before;
  let stopped: Promise<void> | undefined;
  const sampler = startResourceSampler({
    ...{ url: bot.url, stopwatch, stageAt },
    ...(bot.pid !== undefined && { pid: bot.pid }),
    ...(Object.keys(before).length > 0 && { before }),
    onReading(reading) {
      if (Object.keys(reading).length === 0) return;
      onCost?.(costBetween(last, reading), stageAt(stopwatch.now()));
      last = { ...last, ...reading };
    },
  });
  return {
    reading: () => last,
    stages: sampler.stages,
    stop() {
      stopped ??= sampler.stop();
      return stopped;
    },
  };
}

/** What is reserved for a call and not needed is given back, so that a cost may be less than none. */
function costBetween(before: BotReading, now: BotReading): Cost {
  return {
    usd: difference(before.costTodayUsd, now.costTodayUsd),
    tokens: difference(before.tokens, now.tokens),
  };
}

function difference(before: number | undefined, now: number | undefined): number | undefined {
  return before === undefined || now === undefined ? undefined : now - before;
}
