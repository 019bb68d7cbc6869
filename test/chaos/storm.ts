import { setTimeout as delay } from "node:timers/promises";
import { type Asked, type Fate, fateOf } from "./asked.ts";
import { createAsking, drawsOf } from "./asking.ts";
import { type Disturbance, disturb } from "./disturb.ts";
import type { Role } from "./replica.ts";
import { type Stage, startStage } from "./stage.ts";

export interface StormOptions {
  readonly seed: number;
  readonly questions: number;
  /** Questions a second, at times that the seed draws. */
  readonly rate: number;
  readonly roles: readonly Role[];
  /** A replica is killed so often. */
  readonly killEveryMs: number;
  /** What else happens, each at its share of the time in which questions are asked. */
  readonly disturbances: readonly Disturbance[];
  readonly say: (line: string) => void;
}

export interface StormReport {
  readonly asked: number;
  readonly fates: Readonly<Record<Fate, number>>;
  /** How long each killed replica's open questions took until all of them had their answer, in milliseconds. */
  readonly recoveries: readonly number[];
  /** From the question to its answer, in milliseconds, each. */
  readonly latencies: readonly number[];
  readonly happened: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** What the simulated Slack saw broken, in its words. */
  readonly broken: readonly string[];
  /** Replicas that ended by themselves, and those that did not end well when they were asked to. */
  readonly crashes: number;
  readonly badExits: number;
}

/** After the last question everything works again, and the rest must be answered within this. */
const SETTLED_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 100;

/**
 * Asks seeded questions in a simulated Slack where much goes wrong, while the real processes of the bot are killed,
 * frozen and rolled, Postgres restarts and Redis goes away; then counts what became of each question.
 */
export async function runStorm(options: StormOptions): Promise<StormReport> {
  const { questions, rate, say } = options;
  const draw = drawsOf(options.seed);
  const stage = await startStage(options);
  try {
    const startedAt = performance.now();
    const watch = watchFates(stage);
    const storm = new AbortController();
    const disturbing = disturb(stage, watch, draw, options, storm.signal);
    const ask = createAsking(stage.slack, draw);
    for (let number = 1; number <= questions; number += 1) {
      await delay((-Math.log(1 - draw()) * 1000) / rate);
      watch.add(ask(number));
      if (number % 100 === 0) say(`${number} of ${questions} asked, ${watch.open()} open`);
    }
    storm.abort();
    await disturbing;
    stage.slack.setFaults("none");
    await watch.settled(SETTLED_WITHIN_MS);
    const seconds = (performance.now() - startedAt) / 1000;
    const badExits = await stage.stopReplicas();
    return reportOf(stage, watch, { seconds, badExits });
  } finally {
    await stage.stop();
  }
}

export interface FateWatch {
  add(asked: Asked): void;
  open(): number;
  /** Resolves when all that are open at this moment have their answer; with how long that took. */
  recovered(): Promise<number>;
  settled(withinMs: number): Promise<void>;
  readonly all: readonly Asked[];
  readonly latencies: readonly number[];
  readonly recoveries: number[];
}

function watchFates({ slack }: Stage): FateWatch {
  const all: Asked[] = [];
  const open = new Map<Asked, number>();
  const latencies: number[] = [];
  const look = () => {
    for (const [asked, at] of open) {
      if (fateOf(asked, slack) !== "answered") continue;
      open.delete(asked);
      latencies.push(performance.now() - at);
    }
  };
  const emptied = async (waited: () => boolean, withinMs: number) => {
    const deadline = performance.now() + withinMs;
    for (look(); waited() && performance.now() < deadline; look()) await delay(LOOK_EVERY_MS);
  };
  return {
    all,
    latencies,
    recoveries: [],
    add(asked) {
      all.push(asked);
      open.set(asked, performance.now());
      look();
    },
    open: () => open.size,
    async recovered() {
      look();
      const waiting = [...open.keys()].filter((asked) => fateOf(asked, slack) === "thinking");
      const startedAt = performance.now();
      await emptied(() => waiting.some((asked) => open.has(asked)), SETTLED_WITHIN_MS);
      return performance.now() - startedAt;
    },
    settled: (withinMs) => emptied(() => open.size > 0, withinMs),
  };
}

function reportOf(
  { slack, happened, replicas }: Stage,
  { all, latencies, recoveries }: FateWatch,
  ended: Pick<StormReport, "seconds" | "badExits">,
): StormReport {
  const fates = { answered: 0, lost: 0, doubled: 0, thinking: 0 };
  for (const asked of all) fates[fateOf(asked, slack)] += 1;
  const broken = slack
    .invariants()
    .checks.filter(({ name }) => name !== "rate-limits-kept")
    .flatMap(({ name, violations }) =>
      violations.map(({ what, where }) => `${name}: ${what} ${JSON.stringify(where)}`),
    );
  for (const { fault } of slack.faultTrace().fired) happened[fault] = (happened[fault] ?? 0) + 1;
  const crashes = replicas.reduce((sum, replica) => sum + replica.crashes(), 0);
  return { asked: all.length, fates, recoveries, latencies, happened, broken, crashes, ...ended };
}
