import type { Model } from "../model.ts";
import type { Bulkhead } from "./bulkhead.ts";

/** A model whose calls wait for their turn. */
export function withBulkhead(model: Model, bulkhead: Bulkhead): Model {
  return {
    ...model,
    async *generate(request) {
      const leave = await bulkhead.enter(request.signal);
      try {
        return yield* model.generate(request);
      } finally {
        leave();
      }
    },
  };
}
