import type { Settings } from "../config/settings.ts";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import type { ModelBudget } from "./budget.ts";
import { createChain, type Missed } from "./chain.ts";
import { extractiveModel } from "./extractive/extractive-model.ts";
import type { Model } from "./model.ts";
import { orStronger } from "./or-stronger.ts";
import { requireModel } from "./required-model.ts";

type ModelSettings = Pick<
  Settings,
  | "LITELLM_BASE_URL"
  | "LITELLM_DEVELOPER_KEY"
  | "LEDGER_MODEL"
  | "LEDGER_FALLBACK_MODEL"
  | "LEDGER_CHEAP_MODEL"
  | "LLM_CONNECT_TIMEOUT_SECONDS"
  | "LLM_FIRST_TOKEN_TIMEOUT_SECONDS"
  | "LLM_TIMEOUT_SECONDS"
  | "LLM_MAX_CONCURRENT"
  | "LLM_MAX_OUTPUT_TOKENS"
>;

export interface ModelOptions {
  /** Let a fault of the preferred model be an error, instead of asking another one or quoting the sources. */
  readonly requireModel?: boolean;
  /** What calls are charged to, for requests with a payer. */
  readonly budget?: ModelBudget;
  /** Hears of what no answer tells: mistakes of our own, and costs that could not be settled. */
  readonly emit?: Emit;
  /** What requests go through in place of Node's own. */
  readonly fetch?: typeof fetch;
}

/** So many requests wait for each that runs, at most. */
const WAITING_PER_RUNNING = 4;

/**
 * The endpoint's model, its fallback model where one is set, and the offline model behind both; or the offline model
 * alone where no endpoint is set. With a cheaper model for easy questions, where one is set, before all of them.
 */
export async function createModel(settings: ModelSettings, options: ModelOptions = {}): Promise<Model> {
  const { LEDGER_MODEL: preferred, LEDGER_FALLBACK_MODEL: fallback, LEDGER_CHEAP_MODEL: cheap } = settings;
  const create = await endpointModels(settings, options);
  if (!create) return extractiveModel;
  const onMissed = (missed: Missed) => tellMistake(missed, options.emit);
  const models = new Map(
    [preferred, fallback, cheap].flatMap((name) => (name ? [[name, create(name)]] : [])),
  );
  const chainOf = (...names: readonly (string | undefined)[]) => {
    // No model is its own fallback, and each has one breaker and one queue in whatever chain it is.
    const [first, ...rest] = [...new Set(names)].flatMap((name) => (name && models.get(name)) || []);
    if (!first) return extractiveModel;
    if (options.requireModel) return requireModel(createChain([first], onMissed));
    return createChain([first, ...rest, extractiveModel], onMissed);
  };
  const chain = chainOf(preferred, fallback);
  const stronger = models.get(preferred);
  if (!cheap || cheap === preferred || !stronger) return chain;
  const easier = chainOf(cheap, preferred, fallback);
  return { ...chain, easier: orStronger(easier, createChain([stronger], onMissed)) };
}

async function endpointModels(settings: ModelSettings, { budget, emit, fetch }: ModelOptions) {
  const { LITELLM_BASE_URL: baseURL, LITELLM_DEVELOPER_KEY: apiKey } = settings;
  if (!baseURL || !apiKey) return undefined;
  // Loaded only here: without an endpoint nobody waits for the client.
  const { createEndpointModel } = await import("./endpoint-model.ts");
  const onUnsettled = (error: unknown) =>
    emit?.({ type: "error_occurred", errorType: "model_budget", message: reasonOf(error) });
  return (model: string) =>
    createEndpointModel({
      baseURL,
      apiKey,
      model,
      ...(fetch && { fetch }),
      maxOutputTokens: settings.LLM_MAX_OUTPUT_TOKENS,
      limits: {
        connectMs: settings.LLM_CONNECT_TIMEOUT_SECONDS * 1000,
        firstTokenMs: settings.LLM_FIRST_TOKEN_TIMEOUT_SECONDS * 1000,
        answerMs: settings.LLM_TIMEOUT_SECONDS * 1000,
      },
      maxConcurrent: settings.LLM_MAX_CONCURRENT,
      maxWaiting: settings.LLM_MAX_CONCURRENT * WAITING_PER_RUNNING,
      onBreaker: (state) => emit?.({ type: "model_breaker_changed", model, state }),
      ...(budget && { charging: { budget, onUnsettled } }),
    });
}

/** Askers read only that there was a fault; whoever runs the bot needs its words. */
function tellMistake({ fault }: Missed, emit: Emit | undefined): void {
  if (fault.kind !== "unexpected" && fault.kind !== "budget_unavailable") return;
  emit?.({ type: "error_occurred", errorType: `model_${fault.kind}`, message: reasonOf(fault.cause) });
}
