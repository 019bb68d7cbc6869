import { createServer } from "node:http";
import { type Scheduler, systemScheduler } from "../clock/scheduler.ts";
import { listen } from "../listen.ts";
import type { LlmCall } from "./calls/call.ts";
import { createCallLog } from "./calls/call-log.ts";
import type { FaultPlanInput } from "./faults/fault-plan.ts";
import type { FaultTrace } from "./faults/fault-trace.ts";
import { createFaults } from "./faults/faults.ts";
import { createLatencies } from "./latency/latency.ts";
import { DEFAULT_MODELS, modelsOf } from "./models/model.ts";
import type { Mode } from "./modes/mode.ts";
import { answerRecorded } from "./modes/recorded.ts";
import { respondWith } from "./modes/respond.ts";
import { answerByScript } from "./modes/script.ts";
import { answerClientError } from "./server/client-error.ts";
import { createListener } from "./server/create-listener.ts";
import type { LlmSimulatorOptions, ModeChoice } from "./simulator-options.ts";
import { createPromptCache } from "./tokens/prompt-cache.ts";

export type { LlmSimulatorOptions };

/** A simulated model endpoint that listens. */
export interface LlmSimulator {
  /** For `baseURL` of an OpenAI client, or `LITELLM_BASE_URL`, such as `http://127.0.0.1:4000/v1`. */
  readonly url: string;
  readonly apiKey: string;
  /**
   * Lets a plan of faults begin; what happened under another before is forgotten.
   * @throws ZodError for what is no plan.
   */
  setFaults(plan: FaultPlanInput | "none"): void;
  /** The faults that happened since the plan was set; `planOf` makes a plan of them that repeats them. */
  faultTrace(): FaultTrace;
  /** The requests that came, the oldest first; those of before `keepCalls` are forgotten. */
  calls(): readonly LlmCall[];
  /** How many calls of a model are under way. */
  inFlight(): number;
  /** How many there were at once at most. */
  maxInFlight(): number;
  /** Closes all connections. */
  stop(): Promise<void>;
}

const DEFAULT_KEY = "sk-simulated-developer-key";

/**
 * Starts an OpenAI-compatible endpoint on 127.0.0.1 that behaves as LiteLLM does: chat completions, embeddings, the
 * list of models and health.
 *
 * @example
 * const endpoint = await startLlmSimulator({ mode: { type: "extractive", respond: ({ messages }) => "Yes. [1]" } });
 * const client = new OpenAI({ baseURL: endpoint.url, apiKey: endpoint.apiKey });
 *
 * @throws LedgerError PORT_IN_USE where another program has the port, CASSETTE_INVALID for a cassette that is none.
 */
export async function startLlmSimulator(options: LlmSimulatorOptions = {}): Promise<LlmSimulator> {
  const { clock = systemScheduler, seed = 0, keys = [DEFAULT_KEY], models = DEFAULT_MODELS } = options;
  const faults = createFaults(clock);
  faults.set(options.faults ?? "none");
  const log = createCallLog(clock, { seed, keepCalls: options.keepCalls ?? 1_000, journal: options.journal });
  const server = createServer(
    createListener({
      clock,
      seed,
      keys,
      models: modelsOf(models),
      mode: modeOf(options.mode, clock),
      faults,
      promptCache: createPromptCache(clock),
      nextLatency: createLatencies(options.latency ?? {}, seed),
      chunkTokens: Math.max(1, options.chunkTokens ?? 4),
      log,
    }),
  );
  server.on("clientError", answerClientError);
  // Longer than clients keep an idle connection, so that none sends a request into one that is closing.
  server.keepAliveTimeout = 60_000;
  const port = await listen(server, options.port ?? 0, "The simulated model endpoint");

  return {
    url: `http://127.0.0.1:${port}/v1`,
    apiKey: keys[0],
    setFaults: faults.set,
    faultTrace: faults.trace,
    calls: log.calls,
    inFlight: log.inFlight,
    maxInFlight: log.maxInFlight,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function modeOf(choice: ModeChoice = { type: "scripted", script: {} }, clock: Scheduler): Mode {
  if (choice.type === "extractive") return respondWith(choice.respond);
  if (choice.type === "recorded") return answerRecorded(choice, clock);
  return answerByScript(choice.script);
}
