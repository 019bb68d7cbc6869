import { setTimeout as delay } from "node:timers/promises";
import { type Asked, type Fate, fateOf } from "./asked.ts";
import { type Asking, createAsking, drawsOf } from "./asking.ts";
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
  /** Where the logs of the replicas and of the simulated Slack are. */
  readonly folder: string;
  readonly asked: number;
  readonly fates: Readonly<Record<Fate, number>>;
  /** How long each question of a killed replica took from the death until another had it, in milliseconds. */
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
    const disturbing = disturb(stage, draw, options, storm.signal);
    const asking = createAsking(stage.slack, draw);
    for (let number = 1; number <= questions; number += 1) {
      await delay((-Math.log(1 - draw()) * 1000) / rate);
      watch.add(asking.ask(number));
      changeMinds(asking, watch, stage, draw);
      if (number % 100 === 0) say(`${number} of ${questions} asked, ${watch.open()} open`);
    }
    storm.abort();
    await disturbing;
    countFaults(stage);
    stage.slack.setFaults("none");
    await watch.settled(SETTLED_WITHIN_MS);
    const recoveries = await stage.recovery.done();
    const seconds = (performance.now() - startedAt) / 1000;
    const badExits = await stage.stopReplicas();
    return reportOf(stage, watch, { recoveries, seconds, badExits });
  } finally {
    await stage.stop();
  }
}

const EDITED = 0.04;
const DELETED = 0.02;

function changeMinds(asking: Asking, watch: FateWatch, { note }: Stage, draw: () => number): void {
  const kind = draw();
  if (kind < EDITED) {
    asking.editOne();
    note("question edited");
  } else if (kind < EDITED + DELETED) {
    const deleted = asking.deleteOne();
    if (deleted) watch.deleted(deleted);
    note("question deleted");
  }
}

/** Slack's own, which end with the storm, and the model's so far. */
function countFaults({ slack, model, note }: Stage): void {
  for (const { fault } of slack.faultTrace().fired) note(`Slack: ${fault}`);
  for (const { fault } of model.faultTrace().fired) note(`model: ${fault}`);
}

interface FateWatch {
  add(asked: Asked): void;
  deleted(asked: Asked): void;
  fate(asked: Asked): Fate;
  open(): number;
  settled(withinMs: number): Promise<void>;
  readonly all: readonly Asked[];
  readonly latencies: readonly number[];
}

function watchFates({ slack }: Stage): FateWatch {
  const all: Asked[] = [];
  const open = new Map<Asked, number>();
  const latencies: number[] = [];
  const deleted = new Set<Asked>();
  const fate = (asked: Asked) => fateOf(asked, deleted.has(asked), slack);
  const look = () => {
    for (const [asked, at] of open) {
      const now = fate(asked);
      if (now === "answered") latencies.push(performance.now() - at);
      if (now === "answered" || now === "taken back") open.delete(asked);
    }
  };
  return {
    all,
    latencies,
    add(asked) {
      all.push(asked);
      open.set(asked, performance.now());
      look();
    },
    fate,
    deleted: (asked) => void deleted.add(asked),
    open: () => open.size,
    async settled(withinMs) {
      const deadline = performance.now() + withinMs;
      for (look(); open.size > 0 && performance.now() < deadline; look()) await delay(LOOK_EVERY_MS);
    },
  };
}

function reportOf(
  { folder, slack, happened, replicas }: Stage,
  { all, latencies, fate }: FateWatch,
  ended: Pick<StormReport, "recoveries" | "seconds" | "badExits">,
): StormReport {
  const fates = { answered: 0, "taken back": 0, lost: 0, doubled: 0, thinking: 0 };
  for (const asked of all) fates[fate(asked)] += 1;
  const broken = slack
    .invariants()
    .checks.filter(({ name }) => name !== "rate-limits-kept")
    .flatMap(({ name, violations }) =>
      violations.map(({ what, where }) => `${name}: ${what} ${JSON.stringify(where)}`),
    );
  const crashes = replicas.reduce((sum, replica) => sum + replica.crashes(), 0);
  const refusals = replicas.reduce((sum, replica) => sum + replica.refusals(), 0);
  if (refusals > 0) happened["start refused, Postgres being away"] = refusals;
  return { folder, asked: all.length, fates, latencies, happened, broken, crashes, ...ended };
}
