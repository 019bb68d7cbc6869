import type { Settings } from "../config/settings.ts";
import { EXTRACTIVE_MODEL } from "../llm/extractive/extractive-model.ts";
import type { LlmSimulator } from "../simulators/llm/simulator.ts";

/** The settings of a bot that asks this endpoint, and none beside it. */
export function settingsFor({ url, apiKey }: LlmSimulator): Partial<Settings> {
  return {
    LITELLM_BASE_URL: url,
    LITELLM_DEVELOPER_KEY: apiKey,
    LEDGER_MODEL: EXTRACTIVE_MODEL,
    LEDGER_FALLBACK_MODEL: undefined,
  };
}
