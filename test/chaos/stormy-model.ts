import { join } from "node:path";
import { startModelEndpoint } from "../../src/dev/model-endpoint.ts";
import { EXTRACTIVE_MODEL } from "../../src/llm/extractive/extractive-model.ts";

const FAULTS = join(import.meta.dirname, "model-faults.yaml");

export type StormyModel = Awaited<ReturnType<typeof startStormyModel>>;

/** A model endpoint where much goes wrong, and what a bot is told of it. Nothing waits long: a storm is short. */
export async function startStormyModel() {
  const { url, apiKey, faultTrace, stop } = await startModelEndpoint(FAULTS);
  return {
    faultTrace,
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
