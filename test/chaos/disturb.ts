import { setTimeout as delay } from "node:timers/promises";
import type { Replica } from "./replica.ts";
import type { Stage } from "./stage.ts";
import type { StormOptions } from "./storm.ts";

export interface Disturbance {
  readonly what: keyof typeof DISTURBANCES;
  /** When, as a share of the time in which questions are asked. */
  readonly at: number;
}

/** What happens to the machines around the bot, each until it is over. */
const DISTURBANCES = {
  "Postgres restarted": async ({ postgres }: Stage) => postgres.restart(),
  "Redis gone for a while": async ({ redis }: Stage) => {
    await redis.end();
    await delay(8_000);
    await redis.start();
  },
  "replica rolled": async ({ replicas, badExit }: Stage, draw: () => number) => {
    if ((await oneOf(replicas, draw).roll()) !== 0) badExit();
  },
  "replica frozen for 12 s": async ({ replicas }: Stage, draw: () => number) => {
    const replica = oneOf(replicas, draw);
    replica.freeze();
    await delay(12_000);
    replica.thaw();
  },
} as const;

/** Lets it all happen until the signal says that it is enough; returns when all is well again. */
export async function disturb(
  stage: Stage,
  draw: () => number,
  { questions, rate, killEveryMs, disturbances, say }: StormOptions,
  signal: AbortSignal,
): Promise<void> {
  const lastsMs = (questions / rate) * 1000;
  await Promise.all([
    keepKilling(),
    ...disturbances.map(async ({ what, at }) => {
      await pause(at * lastsMs, signal);
      say(what);
      stage.note(what);
      await DISTURBANCES[what](stage, draw);
    }),
  ]);

  async function keepKilling(): Promise<void> {
    while (await pause(killEveryMs * (0.5 + draw()), signal)) {
      const replica = oneOf(stage.replicas, draw);
      stage.note("replica killed (SIGKILL)");
      await replica.kill();
      stage.recovery.killed();
    }
  }
}

/** Whether the whole pause passed. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal }).catch(() => false);
}

function oneOf(replicas: readonly Replica[], draw: () => number): Replica {
  const replica = replicas[Math.floor(draw() * replicas.length)];
  if (replica === undefined) throw new Error("There is no replica.");
  return replica;
}
