import { startExtractiveEndpoint } from "../../model-endpoint/extractive-endpoint.ts";
import type { ModelPlan } from "../targets/model/model-process.ts";

/** A model endpoint for a load test. Told of its behaviour by the generator's first message; ends with it. */
const DEFAULT_MODEL = "claude-sonnet-4.5";

process.once("message", async (plan: ModelPlan) => {
  const { model = DEFAULT_MODEL, faults = "none", ...options } = plan;
  const { url, apiKey, setFaults } = await startExtractiveEndpoint({ model, ...options });
  // The times of faults are of the run, which begins with the second message.
  process.once("message", () => setFaults(faults));
  process.send?.({ url, apiKey, model });
});
process.once("disconnect", () => process.exit());
