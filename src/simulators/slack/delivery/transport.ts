import type { EventCallback } from "../events/event-callback.ts";
import type { AppRateLimited } from "./app-rate-limited.ts";

/** What goes to an app, by the name that Slack gives its kind. */
export type Dispatch = (EventDispatch | RequestDispatch) & {
  /** For an envelope that comes twice; each has one of its own if nothing is said. */
  readonly envelopeId?: string;
};

/** What the Events API tells an app. */
export type EventBody = EventCallback | AppRateLimited;

export interface EventDispatch {
  readonly type: "events_api";
  readonly payload: EventBody;
  /** 0 for the first delivery, then the number of the retry. */
  readonly attempt: number;
  /** Empty on the first delivery. */
  readonly retryReason: RetryReason | "";
}

/** A person did something and waits for what the app says to it. */
export interface RequestDispatch {
  readonly type: "slash_commands" | "interactive";
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Why an event is delivered again. Documented for HTTP, as `x-slack-retry-reason`; `timeout` is observed over
 * Socket Mode (bolt-js #2487).
 */
export type RetryReason =
  | "timeout"
  | "http_timeout"
  | "http_error"
  | "too_many_redirects"
  | "connection_failed"
  | "unknown_error";

/** How an app took a dispatch. `payload` is what it answered with, `undefined` where that is nothing. */
export type AppAnswer =
  | { readonly acknowledged: true; readonly payload: unknown }
  | {
      readonly acknowledged: false;
      readonly reason: RetryReason;
      /** Set where the app asks for no other attempt (`x-slack-no-retry: 1`). */
      readonly final?: true;
    };

/** One way to reach an app: its WebSockets, or its request URL. */
export interface Transport {
  /**
   * Sends once. Returns undefined where nobody is there to take it, else a function that forgets what is still
   * to be answered; what comes after that is for nobody.
   */
  send(dispatch: Dispatch, answered: (answer: AppAnswer) => void): (() => void) | undefined;
}
