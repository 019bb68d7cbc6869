import { setTimeout as timer } from "node:timers/promises";
import { ConstantBackoff, ExponentialBackoff, handleWhen, retry } from "cockatiel";
import { faultOfSignal } from "../end-with.ts";
import { asFault, type ModelFault } from "../fault.ts";
import type { Generation, GenerationStream, Model, ModelRequest } from "../model.ts";

export interface RetryOptions {
  /** How many more tries there are after the first. */
  readonly retries: number;
  /** How long each wait is, in milliseconds; taken from the start for each request. */
  readonly delays: () => Iterator<number, number>;
  readonly wait?: Wait;
}

/** Waits, and ends early with any error where the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;

/** An endpoint that wants to be left alone for longer is left to the next question. */
const LONGEST_WAIT_MS = 5_000;

/**
 * A model that is tried again where the fault may pass and none of the answer has been passed on yet. Whoever has
 * seen the beginning of one answer is never shown the beginning of another of the same model.
 */
export function withRetry(model: Model, options: RetryOptions): Model {
  // How often is the library's matter. How long is not, because its waiting cannot be ended.
  const policy = retry(handleWhen(mayPass), {
    maxAttempts: options.retries,
    backoff: new ConstantBackoff(0),
  });
  return {
    ...model,
    async *generate(request) {
      const pause = createPause(request, options);
      const { first, stream } = await policy.execute(async ({ attempt }) => {
        if (attempt > 0) await pause.wait();
        return begin(model, { ...request, attempt: attempt + 1 }).catch(pause.after);
      });
      try {
        if (first.done) return first.value;
        yield first.value;
        return yield* stream;
      } finally {
        await stream.return(UNREAD);
      }
    },
  };
}

/** Waits grow, and differ between those who failed together. */
export function* growingDelays(initialMs = 250, longestMs = 4_000): Generator<number, number> {
  let backoff = new ExponentialBackoff({ initialDelay: initialMs, maxDelay: longestMs }).next();
  for (;;) {
    yield backoff.duration;
    backoff = backoff.next(undefined);
  }
}

interface Begun {
  readonly first: IteratorResult<string, Generation>;
  readonly stream: GenerationStream;
}

async function begin(model: Model, request: ModelRequest): Promise<Begun> {
  const stream = model.generate(request);
  return { first: await stream.next(), stream };
}

/** Nobody looks at what a stream returns that is only closed. */
const UNREAD = undefined as never;

function mayPass(thrown: unknown): boolean {
  const { retryable, retryAfterMs = 0 } = asFault(thrown);
  return retryable && retryAfterMs <= LONGEST_WAIT_MS;
}

/** The waits of one request, the next one told by the latest fault. */
function createPause({ signal }: ModelRequest, { delays, wait = defaultWait }: RetryOptions) {
  const growing = delays();
  let asked = 0;
  return {
    after(thrown: unknown): never {
      const fault: ModelFault = asFault(thrown);
      asked = fault.retryAfterMs ?? 0;
      throw fault;
    },
    async wait() {
      try {
        await wait(asked + growing.next().value, signal);
      } catch (error) {
        throw signal?.aborted ? faultOfSignal(signal) : error;
      }
    },
  };
}

function defaultWait(ms: number, signal: AbortSignal | undefined): Promise<unknown> {
  return timer(ms, undefined, signal && { signal });
}
