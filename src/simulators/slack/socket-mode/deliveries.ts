import { randomUUID } from "node:crypto";
import type { EventCallback } from "../events/event-callback.ts";
import type { Journal } from "../journal.ts";
import type { Scheduler } from "../scheduler.ts";
import type { Connections } from "./connections.ts";
import type { EventsEnvelope } from "./frames.ts";
import { ACKNOWLEDGE_WITHIN, RETRY_AFTER } from "./retry-schedule.ts";

/** Brings each event to one open connection, again and again after Slack's schedule until it is acknowledged. */
export interface Deliveries {
  deliver(body: EventCallback): void;
  /** Returns false for an envelope that is not waiting. */
  acknowledge(envelopeId: string): boolean;
  /** Gives up all events that wait, and takes no more. */
  stop(): void;
}

interface Delivery {
  readonly body: EventCallback;
  readonly envelopeId: string;
  readonly attempt: number;
  readonly sentAt: number;
  readonly cancel: () => void;
}

export function createDeliveries(
  connections: Connections,
  scheduler: Scheduler,
  journal: Journal,
): Deliveries {
  const waiting = new Map<string, Delivery>();
  let stopped = false;

  function attemptDelivery(body: EventCallback, attempt: number): void {
    // Assumed: each delivery has an envelope of its own, so that only `event_id` tells a repetition.
    const envelopeId = randomUUID();
    const connection = connections.next();
    // Kept before it is sent: the acknowledgement cannot come too early.
    const cancel = scheduler.after(waitAfter(attempt), () => deliverAgain(envelopeId));
    waiting.set(envelopeId, { body, envelopeId, attempt, sentAt: scheduler.now(), cancel });
    if (connection === undefined) tell("event-found-no-socket", body, attempt);
    else connection.send(envelopeOf(body, envelopeId, attempt));
  }

  function deliverAgain(envelopeId: string): void {
    const delivery = waiting.get(envelopeId);
    if (delivery === undefined) return;
    waiting.delete(envelopeId);
    const { body, attempt } = delivery;
    tell("event-not-acknowledged", body, attempt);
    if (attempt < RETRY_AFTER.length) attemptDelivery(body, attempt + 1);
    else tell("event-abandoned", body, attempt);
  }

  function tell(type: AttemptHappening, body: EventCallback, attempt: number): void {
    journal({ type, event_id: body.event_id, attempt });
  }

  return {
    deliver(body) {
      if (stopped) return;
      journal({ type: "event", body });
      attemptDelivery(body, 0);
    },
    acknowledge(envelopeId) {
      const delivery = waiting.get(envelopeId);
      if (delivery === undefined) return false;
      const { body, attempt, sentAt, cancel } = delivery;
      // Assumed: an acknowledgement that comes too late stops nothing, as an HTTP answer would not.
      if (scheduler.now() - sentAt > ACKNOWLEDGE_WITHIN) {
        tell("event-acknowledged-late", body, attempt);
        return true;
      }
      cancel();
      waiting.delete(envelopeId);
      tell("event-acknowledged", body, attempt);
      return true;
    },
    stop() {
      stopped = true;
      for (const delivery of waiting.values()) delivery.cancel();
      waiting.clear();
    },
  };
}

type AttemptHappening =
  | "event-acknowledged"
  | "event-acknowledged-late"
  | "event-not-acknowledged"
  | "event-found-no-socket"
  | "event-abandoned";

/** After the last retry the event waits only for its acknowledgement. */
function waitAfter(attempt: number): number {
  return RETRY_AFTER[attempt] ?? ACKNOWLEDGE_WITHIN + 1;
}

function envelopeOf(payload: EventCallback, envelope_id: string, attempt: number): EventsEnvelope {
  return {
    type: "events_api",
    envelope_id,
    payload,
    accepts_response_payload: false,
    retry_attempt: attempt,
    retry_reason: attempt === 0 ? "" : "timeout",
  };
}
