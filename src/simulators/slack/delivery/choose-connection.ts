import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Documented: a payload may go to any of the open connections, in no promised pattern. So each is right. */
export type DeliveryPolicy = "random" | "take-turns" | "one";

/** Chooses one of the open connections, which are in the order of their opening; undefined where there is none. */
export type Choose = <Each>(open: readonly Each[]) => Each | undefined;

const POLICIES: Readonly<Record<DeliveryPolicy, (seed: number) => Choose>> = {
  random: atRandom,
  "take-turns": inTurns,
  one: () => (open) => open[0],
};

export function createChoice(policy: DeliveryPolicy, seed: number): Choose {
  return POLICIES[policy](seed);
}

function atRandom(seed: number): Choose {
  const random = xoroshiro128plus(seed);
  return (open) => (open.length < 2 ? open[0] : open[uniformInt(random, 0, open.length - 1)]);
}

function inTurns(): Choose {
  let turn = 0;
  return (open) => {
    const chosen = open[turn % open.length];
    turn += 1;
    return chosen;
  };
}
