import type { Clock } from "../../core/clock.ts";
import { asFault, ModelFault } from "../fault.ts";
import type { Model } from "../model.ts";
import { type Breaker, circuitOpen } from "./breaker.ts";

/** A model that is not called while its breaker is open. */
export function withBreaker(model: Model, breaker: Breaker): Model {
  return {
    ...model,
    outage: breaker.outage,
    async *generate(request) {
      const stay = await breaker.enter();
      try {
        const generation = yield* model.generate(request);
        stay.succeeded();
        return generation;
      } catch (error) {
        stay.failed(asFault(error));
        throw error;
      } finally {
        // Says nothing where one of the two has spoken.
        stay.failed(UNREAD);
      }
    },
  };
}

const UNREAD = new ModelFault("cancelled", "nobody read the answer to its end");

/** A model whose callers are turned away at once during an outage, before they wait for a turn or for money. */
export function turnAwayInOutage(model: Model, clock: Clock): Model {
  return {
    ...model,
    async *generate(request) {
      const outage = model.outage?.();
      if (outage && clock.now() < outage.probeAt) throw circuitOpen(outage.reason);
      return yield* model.generate(request);
    },
  };
}
