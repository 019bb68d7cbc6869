import { reasonOf } from "../core/errors.ts";
import type { Model, ModelRequest } from "./model.ts";

/** A model that hands a request on to a second one when the first fails, and says so in the answer. */
export function withFallback(first: Model, second: Model): Model {
  return {
    name: first.name,
    async *generate(request: ModelRequest) {
      try {
        return yield* first.generate(request);
      } catch (error) {
        const generation = yield* second.generate(request);
        return { ...generation, degraded: `${first.name} did not answer (${reasonOf(error)})` };
      }
    },
  };
}
