import type { webApi } from "@slack/bolt";
import type { Emit } from "../../../core/events.ts";
import type { Pace } from "../../../core/pace.ts";
import { type Accepted, type Ambiguous, type Outcome, outcomeOfError, type Refused } from "./outcome.ts";
import type { Timing } from "./timing.ts";
import { createTurns, type PacedCall } from "./turns.ts";

export type CallArguments = Readonly<Record<string, unknown>>;

/** How long a call may be tried, and whether anybody still wants it. */
export interface Patience {
  /** When it is given up, in milliseconds since the epoch. */
  readonly until: number;
  /** Ends every wait; the call that is under way runs its course. */
  readonly signal?: AbortSignal | undefined;
}

/** A turn that is kept for a later call. */
export interface Ticket {
  readonly readyAt: number;
}

/** Slack could not be reached, or would not take the call, for as long as there was patience. */
export class SlackUnavailableError extends Error {
  override readonly name = "SlackUnavailableError";
}

/** Calls of Slack's Web API in one workspace, each at its turn. */
export interface SlackCalls {
  /**
   * Calls until Slack takes or refuses it; for what may be done twice.
   * @throws SlackUnavailableError when the patience is over.
   */
  repeat(
    method: string,
    args: CallArguments,
    patience: Patience,
    ticket?: Ticket,
  ): Promise<Accepted | Refused>;
  /** Like `repeat`, but comes back as soon as it may have been done: for what must not be done twice. */
  once(method: string, args: CallArguments, patience: Patience): Promise<Accepted | Refused | Ambiguous>;
  /** Tries a single time, and only if no final message needs the turn. */
  ifSpare(method: string, args: CallArguments): Promise<Outcome | NoTurn>;
  /** Tries a single time with a turn that was kept. */
  tryWith(ticket: Ticket, method: string, args: CallArguments, signal?: AbortSignal): Promise<Outcome>;
  /** Keeps a turn, where it comes soon enough. */
  keep(call: PacedCall, maxWaitMs: number): Promise<Ticket | undefined>;
}

export interface NoTurn {
  readonly kind: "no-turn";
}

export interface SlackCallsOptions {
  /** Must neither retry by itself nor wait for limits: `retryConfig: {retries: 0}`, `rejectRateLimitedCalls: true`. */
  readonly client: webApi.WebClient;
  readonly pace: Pace;
  readonly team: string;
  readonly timing: Timing;
  readonly emit: Emit;
}

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 8_000;

export function createSlackCalls({ client, pace, team, timing, emit }: SlackCallsOptions): SlackCalls {
  const turns = createTurns(pace, team, timing.now);

  async function callNow(call: PacedCall, args: CallArguments): Promise<Outcome> {
    try {
      return { kind: "ok", result: await client.apiCall(call.method, { ...args }) };
    } catch (error) {
      const outcome = outcomeOfError(error);
      if (outcome.kind === "rate-limited") {
        emit({ type: "slack_rate_limited", method: call.method, waitMs: outcome.retryAfterMs });
        await turns.hold(call, outcome.retryAfterMs);
      }
      return outcome;
    }
  }

  async function waitForTurn(call: PacedCall, { until, signal }: Patience): Promise<void> {
    const waitMs = await turns.take(call, until - timing.now());
    if (waitMs === undefined) throw new SlackUnavailableError(`${call.method} has no turn soon enough`);
    if (waitMs > 0) emit({ type: "slack_turn_awaited", method: call.method, waitMs });
    await timing.wait(waitMs, signal);
  }

  async function callUntil<End extends Outcome>(
    method: string,
    args: CallArguments,
    patience: Patience,
    isEnd: (outcome: Outcome) => outcome is End,
    kept?: Ticket,
  ): Promise<End> {
    const call = pacedCallOf(method, args);
    let ticket = kept;
    for (let tries = 0; ; tries += 1) {
      patience.signal?.throwIfAborted();
      if (ticket) await timing.wait(ticket.readyAt - timing.now(), patience.signal);
      else await waitForTurn(call, patience);
      ticket = undefined;
      const outcome = await callNow(call, args);
      if (isEnd(outcome)) return outcome;
      if (timing.now() >= patience.until) throw gaveUp(method, outcome);
      // After a 429 the held turn is the wait.
      if (outcome.kind !== "rate-limited") await timing.wait(backoffOf(tries), patience.signal);
    }
  }

  return {
    repeat: (method, args, patience, ticket) => callUntil(method, args, patience, isSettled, ticket),
    once: (method, args, patience) => callUntil(method, args, patience, isSettledOrAmbiguous),
    async ifSpare(method, args) {
      const call = pacedCallOf(method, args);
      return (await turns.takeSpare(call)) ? callNow(call, args) : { kind: "no-turn" };
    },
    async tryWith({ readyAt }, method, args, signal) {
      await timing.wait(readyAt - timing.now(), signal);
      return callNow(pacedCallOf(method, args), args);
    },
    async keep(call, maxWaitMs) {
      const waitMs = await turns.take(call, maxWaitMs);
      return waitMs === undefined ? undefined : { readyAt: timing.now() + waitMs };
    },
  };
}

function pacedCallOf(method: string, { channel }: CallArguments): PacedCall {
  return { method, ...(typeof channel === "string" && { channel }) };
}

function isSettled(outcome: Outcome): outcome is Accepted | Refused {
  return outcome.kind === "ok" || outcome.kind === "refused";
}

function isSettledOrAmbiguous(outcome: Outcome): outcome is Accepted | Refused | Ambiguous {
  return isSettled(outcome) || outcome.kind === "ambiguous";
}

/** Doubled each time, and spread so that replicas do not come back together. */
function backoffOf(tries: number): number {
  return Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** tries) * (0.5 + Math.random() / 2);
}

function gaveUp(method: string, outcome: Outcome): SlackUnavailableError {
  const why = "reason" in outcome ? outcome.reason : outcome.kind;
  return new SlackUnavailableError(`${method} was given up: ${why}`);
}
