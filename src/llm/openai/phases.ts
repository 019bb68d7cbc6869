import { ModelFault } from "../fault.ts";
import { lateAnswer } from "../late-answer.ts";

export interface TimeLimits {
  /** Until the response's headers. A gateway may send them only together with the first token. */
  readonly connectMs: number;
  /** From the request to the first token, and from each token to the next. */
  readonly firstTokenMs: number;
  /** From the request to the last token. */
  readonly answerMs: number;
}

/** The times that a call is in, each with its own limit. Its signal ends the request when one is passed. */
export interface Phases {
  readonly limits: TimeLimits;
  readonly signal: AbortSignal;
  headers(): void;
  token(): void;
  /** The answer is whole; only the usage may still come. */
  finished(): void;
  stop(): void;
  elapsedMs(): number;
}

/** How long a finished answer waits to be told its usage. */
const USAGE_WAIT_MS = 2_000;

export function startPhases(limits: TimeLimits, caller: AbortSignal | undefined): Phases {
  const { connectMs, firstTokenMs, answerMs } = limits;
  const startedAt = performance.now();
  const own = new AbortController();
  const after = (ms: number, fault: () => ModelFault) => setTimeout(() => own.abort(fault()), ms);
  const connect = after(connectMs, () => late("connect_timeout", "it did not reply", connectMs));
  let word = after(firstTokenMs, () => late("first_token_timeout", "it said nothing", firstTokenMs));
  const answer = after(answerMs, () => lateAnswer(answerMs, true));
  let begun = false;
  return {
    limits,
    signal: caller ? AbortSignal.any([own.signal, caller]) : own.signal,
    headers: () => clearTimeout(connect),
    token() {
      if (begun) return void word.refresh();
      begun = true;
      clearTimeout(word);
      word = after(firstTokenMs, () =>
        late("stalled", "it stopped in mid-answer and said nothing more", firstTokenMs),
      );
    },
    finished() {
      clearTimeout(word);
      word = after(USAGE_WAIT_MS, () => late("stalled", "it told no usage", USAGE_WAIT_MS));
    },
    stop() {
      for (const timer of [connect, word, answer]) clearTimeout(timer);
    },
    elapsedMs: () => performance.now() - startedAt,
  };
}

function late(
  kind: "connect_timeout" | "first_token_timeout" | "stalled",
  what: string,
  ms: number,
): ModelFault {
  return new ModelFault(kind, `${what} for ${ms / 1000} s`);
}
