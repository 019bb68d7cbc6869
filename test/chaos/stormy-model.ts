import { join } from "node:path";
import { startModelEndpoint } from "../../src/dev/model-endpoint.ts";
import { EXTRACTIVE_MODEL } from "../../src/llm/extractive/extractive-model.ts";

const FAULTS = join(import.meta.dirname, "..", "..", "fixtures", "faults", "model-rough-day.yaml");

/** A model endpoint with a rough day, and what a bot is told of it. Nothing waits long: a storm is short. */
export async function startStormyModel() {
  const { url, apiKey, stop } = await startModelEndpoint(FAULTS);
  return {
    stop,
    settings: {
      LITELLM_BASE_URL: url,
      LITELLM_DEVELOPER_KEY: apiKey,
      LEDGER_MODEL: EXTRACTIVE_MODEL,
      LLM_CONNECT_TIMEOUT_SECONDS: "2",
      LLM_FIRST_TOKEN_TIMEOUT_SECONDS: "3",
      LLM_TIMEOUT_SECONDS: "6",
    },
  };
}
