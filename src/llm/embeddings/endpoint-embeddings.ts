import { ExponentialBackoff, handleWhen, retry } from "cockatiel";
import OpenAI from "openai";
import { type Clock, systemClock } from "../../core/clock.ts";
import type { EmbeddingModel } from "../../core/embedding.ts";
import type { QuestionId } from "../../core/question.ts";
import { asFault, type ModelFault } from "../fault.ts";
import { type BreakerOptions, createBreaker } from "../resilience/breaker.ts";
import { charged, type EmbeddingCharging } from "./charged.ts";
import { type Embedded, type EmbeddingCall, embedOnce, sendable } from "./embed-once.ts";
import { type EmbeddingOutcome, embeddingUsage } from "./embedding-outcome.ts";

export interface EndpointEmbeddingsOptions {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  readonly clock?: Clock;
  /** What requests go through in place of Node's own. */
  readonly fetch?: typeof fetch;
  /** In milliseconds: how long a question waits for its vector, and how long some passages may take. */
  readonly limits?: { readonly queryMs: number; readonly passagesMs: number };
  readonly retry?: { readonly retries: number; readonly initialDelayMs: number };
  readonly breaker?: Omit<BreakerOptions, "clock">;
  readonly charging?: EmbeddingCharging;
  /** Told of each call that is made: failed and repeated ones too. */
  readonly onCall?: (outcome: EmbeddingOutcome) => void;
}

/** A question without its vector is searched for by its words, which is better than to wait. */
const LIMITS = { queryMs: 1_000, passagesMs: 30_000 };
const RETRY = { retries: 3, initialDelayMs: 500 };
const LONGEST_DELAY_MS = 10_000;
const BREAKER: Omit<BreakerOptions, "clock"> = { failures: 5, pauseMs: 15_000, longestPauseMs: 120_000 };
/** An endpoint that wants to be left alone for longer is tried again by whoever calls, much later. */
const LONGEST_WAIT_MS = 5_000;

/**
 * An embedding model of an endpoint. Passages are tried again, a question is not; in an outage neither of them
 * asks it, but for one call now and then. All tries are paid for from the day's budget. Throws a ModelFault.
 */
export function createEndpointEmbeddings(options: EndpointEmbeddingsOptions): EmbeddingModel {
  const { baseURL, apiKey, model, clock = systemClock, limits = LIMITS, charging, onCall, fetch } = options;
  const { retries, initialDelayMs } = options.retry ?? RETRY;
  const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, logLevel: "off", ...(fetch && { fetch }) });
  const breaker = createBreaker({ ...(options.breaker ?? BREAKER), clock });
  const again = retry(handleWhen(mayPass), {
    maxAttempts: retries,
    backoff: new ExponentialBackoff({ initialDelay: initialDelayMs, maxDelay: LONGEST_DELAY_MS }),
  }).dangerouslyUnref();

  return {
    name: model,
    passages(given, signal) {
      const texts = sendable(given);
      return charged({ model, texts, signal, charging }, (hear) =>
        again.execute(() => guarded({ model, texts, withinMs: limits.passagesMs, signal }, hear), signal),
      );
    },
    async query(text, signal, questionId) {
      const texts = sendable([text]);
      const [vector] = await charged({ model, texts, signal, charging }, (hear) =>
        guarded({ model, texts, withinMs: limits.queryMs, signal }, hear, questionId),
      );
      if (!vector) throw new Error("no vector for one text");
      return vector;
    },
  };

  async function guarded(
    call: EmbeddingCall,
    hear: (outcome: EmbeddingOutcome) => void,
    questionId?: QuestionId,
  ) {
    const stay = await breaker.enter();
    const startedAt = clock.now();
    const ended = ({ tokens, responseModel }: Partial<Embedded>, fault?: ModelFault) => {
      const outcome: EmbeddingOutcome = {
        model,
        ...(questionId && { questionId }),
        ...(responseModel && { responseModel }),
        texts: call.texts.length,
        durationMs: clock.now() - startedAt,
        status: fault ? "error" : "ok",
        usage: embeddingUsage(model, call.texts, tokens, fault),
        ...(fault && { fault: fault.kind }),
      };
      hear(outcome);
      onCall?.(outcome);
    };
    try {
      const embedded = await embedOnce(client, call);
      stay.succeeded();
      ended(embedded);
      return embedded.vectors;
    } catch (error) {
      const fault = asFault(error);
      stay.failed(fault);
      ended({}, fault);
      throw fault;
    }
  }
}

function mayPass(thrown: unknown): boolean {
  const { retryable, retryAfterMs = 0 } = asFault(thrown);
  return retryable && retryAfterMs <= LONGEST_WAIT_MS;
}
