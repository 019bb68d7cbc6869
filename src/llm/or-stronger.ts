import type { Usage } from "../core/answer.ts";
import { hearingCalls } from "./announce-call.ts";
import { asFault } from "./fault.ts";
import type { Generation, Model, ModelRequest } from "./model.ts";
import { sumOfUsage } from "./usage.ts";

/**
 * A cheaper model, with a stronger one to be asked once more where nothing of its draft holds: it says that the passages
 * do not answer, or what they do not say. Where the stronger one cannot answer, as with its budget spent, that stands.
 */
export function orStronger(cheaper: Model, stronger: Model): Model {
  return {
    ...cheaper,
    async *generate(request) {
      const usages: Usage[] = [];
      const heard = hearingCalls(request, ({ usage }) => usages.push(usage));
      const first = yield* cheaper.generate(heard);
      // Where it did not write the draft itself, those behind it have been asked already.
      if (first.model !== cheaper.name || holds(first, request)) return first;
      try {
        const second = yield* stronger.generate(heard);
        return { ...second, usage: sumOfUsage(usages) };
      } catch (error) {
        if (asFault(error).kind === "cancelled") throw error;
        return { ...first, usage: sumOfUsage(usages) };
      }
    },
  };
}

function holds(draft: Generation, request: ModelRequest): boolean {
  return request.holds?.(draft) ?? draft.text !== undefined;
}
