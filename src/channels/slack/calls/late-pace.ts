import type { Pace } from "../../../core/pace.ts";

/** A pace whose place another takes, because the one that all replicas share is there only later. */
export interface LatePace extends Pace {
  keepTo(pace: Pace): void;
}

export function createLatePace(first: Pace): LatePace {
  let pace = first;
  return {
    reserve: (...call) => pace.reserve(...call),
    hold: (...wait) => pace.hold(...wait),
    keepTo(next) {
      pace = next;
    },
  };
}
