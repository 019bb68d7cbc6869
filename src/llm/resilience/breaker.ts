import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import type { Clock } from "../../core/clock.ts";
import { type FaultKind, ModelFault } from "../fault.ts";
import type { ModelOutage } from "../model.ts";
import { createPauses } from "./pauses.ts";

export interface BreakerOptions {
  /** So many faults in a row that count open it. */
  readonly failures: number;
  /** How long it stays open before one call probes the endpoint; twice as long after each probe that fails. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  readonly clock: Clock;
  /** Hears each change of its state. */
  readonly onChange?: (state: BreakerState) => void;
}

export type BreakerState = "closed" | "half_open" | "open";

/** Keeps calls away from an endpoint that fails, and lets one through now and then to see whether it is well again. */
export interface Breaker {
  /** @throws ModelFault `circuit_open` where no call is made now */
  enter(): Promise<Stay>;
  outage(): ModelOutage | undefined;
}

/** One call that was let through. The first that it is told of how the call went stands. */
export interface Stay {
  succeeded(): void;
  failed(fault: ModelFault): void;
}

export function createBreaker({
  failures,
  pauseMs,
  longestPauseMs,
  clock,
  onChange = () => {},
}: BreakerOptions): Breaker {
  const pauses = createPauses({ pauseMs, longestPauseMs, clock });
  const policy = circuitBreaker(
    handleWhen((thrown) => thrown !== NEUTRAL),
    { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: pauses },
  );
  policy.onStateChange((state) => {
    const told = STATES.get(state);
    if (told) onChange(told);
  });
  const isHalfOpen = () => policy.state === CircuitState.HalfOpen;
  let reason = "";
  return {
    async enter() {
      // The library would let it wait for the end of the probe, which may take as long as a whole answer.
      if (isHalfOpen()) throw circuitOpen(reason);
      const entered = Promise.withResolvers<void>();
      const call = Promise.withResolvers<void>();
      policy
        .execute(() => {
          entered.resolve();
          return call.promise;
        })
        .catch(() => entered.reject(circuitOpen(reason)));
      await entered.promise;
      const isProbe = isHalfOpen();
      let told = false;
      return {
        succeeded() {
          told = true;
          call.resolve();
        },
        failed(fault) {
          if (told) return;
          told = true;
          const counts = fault.countsForBreaker || (isProbe && !PROOF_OF_LIFE.has(fault.kind));
          if (counts) reason = fault.message;
          call.reject(counts ? fault : NEUTRAL);
        },
      };
    },
    outage: () => (policy.state === CircuitState.Closed ? undefined : { reason, probeAt: pauses.endsAt() }),
  };
}

const STATES: ReadonlyMap<CircuitState, BreakerState> = new Map([
  [CircuitState.Closed, "closed"],
  [CircuitState.HalfOpen, "half_open"],
  [CircuitState.Open, "open"],
]);

/** Says that a call tells nothing of the endpoint, neither good nor bad. */
const NEUTRAL = new Error("neutral");

/** Faults that only an endpoint that works can tell of. Any other leaves a probe without a result. */
const PROOF_OF_LIFE: ReadonlySet<FaultKind> = new Set([
  "rejected",
  "unauthorized",
  "gateway_budget",
  "refused",
  "filtered",
]);

export function circuitOpen(reason: string): ModelFault {
  return new ModelFault("circuit_open", `it is left alone for a while after repeated faults (${reason})`);
}
