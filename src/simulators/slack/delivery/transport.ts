import type { EventCallback } from "../events/event-callback.ts";

/** What goes to an app, by the name that Slack gives its kind. */
export type Dispatch = EventDispatch | RequestDispatch;

export interface EventDispatch {
  readonly type: "events_api";
  readonly payload: EventCallback;
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

/** Documented, as `x-slack-retry-reason`. */
export type RetryReason = "timeout" | "http_error" | "connection_failed" | "http_timeout" | "unknown_error";

/** How an app took a dispatch. `payload` is what it answered with, `undefined` where that is nothing. */
export type AppAnswer =
  | { readonly acknowledged: true; readonly payload: unknown }
  | { readonly acknowledged: false; readonly reason: RetryReason };

/** One way to reach an app: its WebSockets, or its request URL. */
export interface Transport {
  /**
   * Sends once. Returns undefined where nobody is there to take it, else a function that forgets what is still
   * to be answered; what comes after that is for nobody.
   */
  send(dispatch: Dispatch, answered: (answer: AppAnswer) => void): (() => void) | undefined;
}
