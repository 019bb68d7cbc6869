import { LedgerError } from "../core/errors.ts";
import { asFault } from "./fault.ts";
import type { Model } from "./model.ts";

/** A model that nothing stands in for: its faults end the question, with what to do about them. */
export function requireModel(model: Model): Model {
  return {
    ...model,
    async *generate(request) {
      try {
        return yield* model.generate(request);
      } catch (error) {
        const fault = asFault(error);
        if (fault.kind === "cancelled") throw fault;
        throw new LedgerError(
          "MODEL_UNAVAILABLE",
          `The model ${model.name} did not answer: ${fault.message}`,
          "Check LITELLM_BASE_URL and LITELLM_DEVELOPER_KEY, or ask without --require-model to have the sources quoted.",
          error,
        );
      }
    },
  };
}
