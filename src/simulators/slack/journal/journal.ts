import type { Clock } from "../../../core/clock.ts";
import { bytesAsText } from "./bytes.ts";
import type { JournalHeader } from "./header.ts";
import type { Landmark } from "./landmark.ts";
import { readWithoutSecrets } from "./secrets.ts";
import type { RateLimited, WebApiRequest, WebApiResponse } from "./web-api-happening.ts";

export type Happening =
  | JournalHeader
  /** What a person did, by the name of the function in the people's door. */
  | { readonly type: "person"; readonly act: string; readonly args: readonly unknown[] }
  | Landmark
  | WebApiRequest
  | WebApiResponse
  | RateLimited
  /** The app calls what the simulator does not know: to be seen, never to be passed over. */
  | { readonly type: "unknown-method"; readonly method: string }
  /** The request broke off, or the simulator has a bug. The caller got `internal_error`. */
  | { readonly type: "fault"; readonly method: string; readonly reason: string }
  /** A rule of the fault plan, by its place in the plan, did what it says. */
  | {
      readonly type: "planned-fault";
      readonly rule: number;
      readonly fault: string;
      readonly occurrence: number;
      readonly target: string;
    }
  /** `open` is how many connections the app has then. */
  | {
      readonly type: "socket-opened" | "socket-closed";
      readonly app: string;
      readonly connection: number;
      readonly open: number;
    }
  | { readonly type: "socket-refused"; readonly reason: "invalid_ticket" | "too_many_websockets" | "outage" }
  | { readonly type: "frame-sent" | "frame-received"; readonly connection: number; readonly frame: unknown }
  | { readonly type: "frame-ignored"; readonly connection: number; readonly reason: IgnoredFrame }
  | { readonly type: "event"; readonly body: unknown }
  | ({ readonly type: "event-acknowledged" | "event-acknowledged-late" } & Attempt)
  | ({ readonly type: "event-not-acknowledged" | "event-found-no-socket" } & Attempt)
  /** The app has had as many events as an hour allows: it never gets this one. */
  | { readonly type: "event-over-limit"; readonly event_id: string }
  /** An upload's or a download's bytes went over HTTP, without being kept here. */
  | { readonly type: "http-request"; readonly path: string; readonly status: number }
  /** A request to the app's request URL, and what came of it. */
  | { readonly type: "post-sent"; readonly url: string; readonly body: unknown; readonly retry: number }
  | { readonly type: "post-answered"; readonly url: string; readonly outcome: number | string }
  /** All retries are used up: the app never gets the event. */
  | ({ readonly type: "event-abandoned" } & Attempt);

export type IgnoredFrame = "binary" | "not-json" | "not-an-ack" | "unknown-envelope" | "broken";

interface Attempt {
  readonly event_id: string;
  /** 0 for the first delivery, then the number of the retry. */
  readonly attempt: number;
}

/**
 * One thing that happened, as a plain object without tokens. `at` is in milliseconds since the epoch, `n` counts from
 * 0, which is the header.
 */
export type JournalEntry = Happening & { readonly n: number; readonly at: number };

export type Journal = (happening: Happening) => void;

export interface JournalOptions {
  /** Gets each entry in the order of happening. */
  readonly listener?: ((entry: JournalEntry) => void) | undefined;
  /** Sees each happening as it is, secrets and all, at no cost; what is said to it must not leave the simulator. */
  readonly witness?: ((happening: Happening) => void) | undefined;
}

/** A journal that is being written. Without a listener it costs a call for each happening. */
export interface OpenJournal {
  readonly journal: Journal;
  /** Nothing is written after this, whatever happens yet. */
  end(): void;
}

export function createJournal(
  clock: Clock,
  { listener, witness = () => {} }: JournalOptions = {},
): OpenJournal {
  if (listener === undefined) return { journal: witness, end: () => {} };
  let n = 0;
  let ended = false;
  return {
    journal(happening) {
      witness(happening);
      if (ended) return;
      const entry = { n, at: clock.now(), ...happening };
      n += 1;
      listener(withoutSecretsIn(entry));
    },
    end() {
      ended = true;
    },
  };
}

/** Copies as well, so that an entry stays what it was when the state moves on. */
function withoutSecretsIn(entry: JournalEntry): JournalEntry {
  const line = entry.type === "person" ? JSON.stringify(entry, bytesAsText) : JSON.stringify(entry);
  // It is what it was but for the masks.
  return readWithoutSecrets(line) as JournalEntry;
}
