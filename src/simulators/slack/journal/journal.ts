import type { Clock } from "../../../core/clock.ts";

export type Happening =
  | { readonly type: "request"; readonly method: string; readonly args: unknown }
  | { readonly type: "response"; readonly method: string; readonly body: unknown }
  /** The app calls what the simulator does not know: to be seen, never to be passed over. */
  | { readonly type: "unknown-method"; readonly method: string }
  /** The request broke off, or the simulator has a bug. The caller got `internal_error`. */
  | { readonly type: "fault"; readonly method: string; readonly reason: string }
  | { readonly type: "socket-opened" | "socket-closed"; readonly connection: number; readonly open: number }
  | { readonly type: "socket-refused"; readonly reason: "invalid_ticket" | "too_many_websockets" }
  | { readonly type: "frame-sent" | "frame-received"; readonly connection: number; readonly frame: unknown }
  | { readonly type: "frame-ignored"; readonly connection: number; readonly reason: IgnoredFrame }
  | { readonly type: "event"; readonly body: unknown }
  | ({ readonly type: "event-acknowledged" | "event-acknowledged-late" } & Attempt)
  | ({ readonly type: "event-not-acknowledged" | "event-found-no-socket" } & Attempt)
  /** All retries are used up: the app never gets the event. */
  | ({ readonly type: "event-abandoned" } & Attempt);

export type IgnoredFrame = "binary" | "not-json" | "not-an-ack" | "unknown-envelope" | "broken";

interface Attempt {
  readonly event_id: string;
  /** 0 for the first delivery, then the number of the retry. */
  readonly attempt: number;
}

/** One thing that happened, as a plain object without tokens. `at` is in milliseconds since the epoch. */
export type JournalEntry = Happening & { readonly at: number };

export type Journal = (happening: Happening) => void;

/** Writes to the listener in the order of happening; without one it costs nothing. */
export function createJournal(clock: Clock, listener?: (entry: JournalEntry) => void): Journal {
  if (listener === undefined) return () => {};
  return (happening) => listener(withoutSecrets({ ...happening, at: clock.now() }));
}

/** Copies as well, so that an entry stays what it was when the state moves on. */
function withoutSecrets(entry: JournalEntry): JournalEntry {
  return JSON.parse(JSON.stringify(entry, maskSecret));
}

function maskSecret(key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (key === "token") return "***";
  return value.replaceAll(/\b(xox[a-z]|xapp)-[\w-]+/g, "$1-***").replaceAll(/\bticket=[\w-]+/g, "ticket=***");
}
