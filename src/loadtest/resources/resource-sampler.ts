import type { Stopwatch } from "../run/stopwatch.ts";
import type { BotReading } from "./bot-reading.ts";
import { readBot } from "./read-bot.ts";
import { createStageMeter, type StageMeter, type StageUse } from "./stage-use.ts";

export interface ResourceSamplerOptions {
  /** Of the bot's HTTP server. */
  readonly url: URL;
  /** Of the bot's process, where it is on this machine and ours. */
  readonly pid?: number;
  /** The stage that a moment on the stopwatch is in. */
  readonly stageAt: (moment: number) => string;
  readonly stopwatch: Stopwatch;
  /** What it told before; without it the first reading is taken at once. */
  readonly before?: BotReading;
  /** Told of each reading, for a view. */
  readonly onReading?: (reading: BotReading) => void;
  readonly everyMs?: number;
}

/** Watches what a bot takes, once a second, by one request to /metrics over one connection. */
export interface ResourceSampler {
  /** What each stage took so far, in the order in which they came. */
  stages(): ReadonlyMap<string, StageUse>;
  /** Reads once more, and ends. */
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;

export function startResourceSampler(options: ResourceSamplerOptions): ResourceSampler {
  const { stageAt, stopwatch, onReading = () => {}, everyMs = EVERY_MS } = options;
  const meters = new Map<string, StageMeter>();
  const ending = new AbortController();
  let before = options.before && { at: stopwatch.now(), reading: options.before };
  const sampling = sample();

  async function sample(): Promise<void> {
    const beginAt = stopwatch.now();
    if (!before) await read();
    while (!ending.signal.aborted) {
      const turns = Math.floor((stopwatch.now() - beginAt) / everyMs) + 1;
      await stopwatch.until(beginAt + turns * everyMs, ending.signal).catch(() => {});
      if (!ending.signal.aborted) await read();
    }
    await read();
  }

  async function read(): Promise<void> {
    const reading = await readBot(options);
    onReading(reading);
    // What happened until the next one is counted then.
    if (Object.keys(reading).length === 0) return;
    const now = { at: stopwatch.now(), reading };
    if (before) meterOf(stageAt(before.at)).add(before, now);
    before = { at: now.at, reading: { ...before?.reading, ...reading } };
  }

  function meterOf(stage: string): StageMeter {
    const meter = meters.get(stage) ?? createStageMeter();
    meters.set(stage, meter);
    return meter;
  }

  return {
    stages: () => new Map([...meters].map(([stage, meter]) => [stage, meter.use()])),
    async stop() {
      ending.abort();
      await sampling;
    },
  };
}
