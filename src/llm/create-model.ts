import type { Settings } from "../config/settings.ts";
import { extractiveModel } from "./extractive/extractive-model.ts";
import type { Model } from "./model.ts";
import { requireModel } from "./required-model.ts";
import { withFallback } from "./with-fallback.ts";

type ModelSettings = Pick<
  Settings,
  "LITELLM_BASE_URL" | "LITELLM_DEVELOPER_KEY" | "LEDGER_MODEL" | "LLM_TIMEOUT_SECONDS"
>;

export interface ModelOptions {
  /** Let a fault of the endpoint be an error, instead of quoting the sources. */
  readonly requireModel?: boolean;
}

/** The endpoint's model with the offline one behind it, or the offline one alone where no endpoint is set. */
export async function createModel(settings: ModelSettings, options: ModelOptions = {}): Promise<Model> {
  const { LITELLM_BASE_URL: baseURL, LITELLM_DEVELOPER_KEY: apiKey } = settings;
  if (!baseURL || !apiKey) return extractiveModel;
  // Loaded only here: without an endpoint nobody waits for the client.
  const { createOpenAiModel } = await import("./openai/openai-model.ts");
  const model = createOpenAiModel({
    baseURL,
    apiKey,
    model: settings.LEDGER_MODEL,
    timeoutMs: settings.LLM_TIMEOUT_SECONDS * 1000,
  });
  return options.requireModel ? requireModel(model) : withFallback(model, extractiveModel);
}
