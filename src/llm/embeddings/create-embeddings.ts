import type { Settings } from "../../config/settings.ts";
import type { EmbeddingModel } from "../../core/embedding.ts";
import { reasonOf } from "../../core/errors.ts";
import type { Emit } from "../../core/events.ts";
import type { DayBudget } from "../budget.ts";

type EmbeddingSettings = Pick<
  Settings,
  "LITELLM_BASE_URL" | "LITELLM_DEVELOPER_KEY" | "LEDGER_EMBEDDING_MODEL"
>;

export interface EmbeddingOptions {
  /** What calls are charged to. */
  readonly budget?: DayBudget;
  readonly emit?: Emit;
  /** What requests go through in place of Node's own. */
  readonly fetch?: typeof fetch;
}

/** The endpoint's embedding model; none where no endpoint or no such model is set. */
export async function createEmbeddings(
  settings: EmbeddingSettings,
  { budget, emit, fetch }: EmbeddingOptions = {},
): Promise<EmbeddingModel | undefined> {
  const {
    LITELLM_BASE_URL: baseURL,
    LITELLM_DEVELOPER_KEY: apiKey,
    LEDGER_EMBEDDING_MODEL: model,
  } = settings;
  if (!baseURL || !apiKey || !model) return undefined;
  const { createEndpointEmbeddings } = await import("./endpoint-embeddings.ts");
  const onUnsettled = (error: unknown) =>
    emit?.({ type: "error_occurred", errorType: "model_budget", message: reasonOf(error) });
  return createEndpointEmbeddings({
    baseURL,
    apiKey,
    model,
    ...(fetch && { fetch }),
    ...(budget && { charging: { budget, onUnsettled } }),
    ...(emit && { onCall: (outcome) => emit({ type: "embedding_call_finished", ...outcome }) }),
  });
}
