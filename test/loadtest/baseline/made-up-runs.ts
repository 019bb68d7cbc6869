import type { RunFigures } from "../../../src/loadtest/thresholds/figure-of.ts";
import { createRandom } from "../../../src/simulators/llm/random.ts";
import { measuring, sampleOf } from "../measure/samples.ts";

/** What a made-up bot is like. */
export interface BotLike {
  /** Of the answer: 1.2 for a bot that is slower by a fifth. */
  readonly times?: number;
  readonly failing?: number;
  readonly costUsd?: number;
}

const QUESTIONS = 120;

/**
 * Makes runs one after another, each unlike the other as those of a machine with other work are: the whole run a few
 * percent faster or slower, in it slow spells that fade (an AR(1) process of the log of the time), and a tail of stalls
 * (Pareto's, of shape 2.5).
 */
export function createRuns(seed: number) {
  const random = createRandom(seed);
  return {
    run({ times = 1, failing = 0.01, costUsd = 0.002 }: BotLike = {}): RunFigures {
      const { measurement, stopwatch } = measuring({
        timeoutMs: 60_000,
        objectiveMs: 5_000,
        percentiles: [99.9],
      });
      const ofRun = 0.03 * normal(random);
      let spell = normal(random) * 0.2;
      for (let question = 0; question < QUESTIONS; question++) {
        const plannedAt = question * 250;
        spell = 0.9 * spell + 0.2 * Math.sqrt(1 - 0.81) * normal(random);
        const stall = random() < 0.04 ? 400 * ((1 - random()) ** (-1 / 2.5) - 1) : 0;
        const took = times * (900 * Math.exp(ofRun + spell + 0.15 * normal(random)) + stall);
        const fails = random() < failing;
        measurement.add(
          sampleOf({
            plannedAt,
            acknowledgedAt: plannedAt + 0.05 * took,
            firstTextAt: plannedAt + 0.4 * took,
            endedAt: plannedAt + took,
            outcome: fails ? "failed" : "answered",
            costUsd: costUsd * (0.9 + 0.2 * random()),
          }),
        );
      }
      stopwatch.at = QUESTIONS * 250;
      return measurement.figures();
    },
    repeats(count: number, bot?: BotLike): RunFigures[] {
      return Array.from({ length: count }, () => this.run(bot));
    },
  };
}

/** Box and Muller's. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
