import { setTimeout as delay } from "node:timers/promises";
import { type AskedAll, askAll } from "./ask-all.ts";
import type { Curve, Sample } from "./curve.ts";
import { residentMemory } from "./resident-memory.ts";
import { type Stage, type StageOptions, startStage } from "./stage.ts";

export interface SoakOptions extends StageOptions {
  readonly questions: number;
  /** How many wait for their answer at a time. */
  readonly open: number;
  /** How long the bot idles before the first question. */
  readonly idleSeconds: number;
}

export interface SoakReport extends AskedAll {
  readonly curve: Curve;
  readonly seconds: number;
  /** What the bot ended with, when it was asked to. */
  readonly exitCode: number | null;
}

const SAMPLE_EVERY_MS = 1_000;

/** Asks many questions of a real `ledger start`, and watches the memory of its process. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { questions } = options;
  const stage = await startStage(options);
  try {
    const idle = await watchIdle(stage, options);
    const startedAt = performance.now();
    const { samples, ...asked } = await watchAsking(stage, options);
    const seconds = (performance.now() - startedAt) / 1000;
    const { peakMib } = residentMemory(stage.bot.pid);
    const curve = { idle, samples, questions, peakMib };
    return { ...asked, curve, seconds, exitCode: await stage.bot.stop() };
  } finally {
    await stage.stop();
  }
}

async function watchIdle({ bot }: Stage, { idleSeconds, say }: SoakOptions): Promise<number[]> {
  const idle: number[] = [];
  for (let second = 0; second < idleSeconds; second += 1) {
    await Promise.race([delay(SAMPLE_EVERY_MS), bot.broken]);
    idle.push(residentMemory(bot.pid).mib);
  }
  say(`idle for ${idleSeconds} s: ${idle.map((mib) => mib.toFixed(0)).join(" ")} MiB`);
  return idle;
}

interface WatchedAsking extends AskedAll {
  readonly samples: readonly Sample[];
}

/** Measured each second, and at the end of each tenth, so that a short run has a curve too. */
async function watchAsking(
  { slack, bot }: Stage,
  { questions, open, say }: SoakOptions,
): Promise<WatchedAsking> {
  const samples: Sample[] = [];
  let answered = 0;
  const measure = () => samples.push({ answered, mib: residentMemory(bot.pid).mib });
  const tenth = Math.ceil(questions / 10);
  const onAnswered = (count: number) => {
    answered = count;
    if (count % tenth !== 0) return;
    measure();
    say(`${count} of ${questions} answered, ${samples.at(-1)?.mib.toFixed(0)} MiB`);
  };
  const timer = setInterval(measure, SAMPLE_EVERY_MS);
  try {
    const asked = await Promise.race([askAll(slack, { questions, open, onAnswered }), bot.broken]);
    return { ...asked, samples };
  } finally {
    clearInterval(timer);
  }
}
