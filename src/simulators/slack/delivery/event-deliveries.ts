import type { Scheduler } from "../clock/scheduler.ts";
import type { EventCallback } from "../events/event-callback.ts";
import type { Journal } from "../journal/journal.ts";
import { ACKNOWLEDGE_WITHIN, RETRY_AFTER } from "./retry-schedule.ts";
import type { AppAnswer, Transport } from "./transport.ts";

/** Brings each event to the app, again and again after Slack's schedule until it is acknowledged. */
export interface EventDeliveries {
  deliver(body: EventCallback): void;
  /** Gives up all events that wait, and takes no more. */
  stop(): void;
}

interface Delivery {
  readonly body: EventCallback;
  readonly attempt: number;
  readonly sentAt: number;
  /** Ends the wait for the next attempt. */
  cancel(): void;
  /** Ends the wait for an answer to this attempt. */
  forget(): void;
}

export function createEventDeliveries(
  transport: Transport,
  scheduler: Scheduler,
  journal: Journal,
): EventDeliveries {
  const waiting = new Set<Delivery>();
  let stopped = false;

  function attemptDelivery(body: EventCallback, attempt: number): void {
    const cancel = scheduler.after(waitAfter(attempt), () => deliverAgain(delivery));
    const delivery: Delivery = { body, attempt, sentAt: scheduler.now(), cancel, forget: () => forget?.() };
    // Kept before it is sent: the answer cannot come too early.
    waiting.add(delivery);
    const forget = transport.send(
      { type: "events_api", payload: body, attempt, retryReason: attempt === 0 ? "" : "timeout" },
      (answer) => settle(delivery, answer),
    );
    if (forget === undefined) tell("event-found-no-socket", delivery);
  }

  function settle(delivery: Delivery, answer: AppAnswer): void {
    if (!waiting.has(delivery) || !answer.acknowledged) return;
    // Assumed: an acknowledgement that comes too late stops nothing, as an HTTP answer would not.
    if (scheduler.now() - delivery.sentAt > ACKNOWLEDGE_WITHIN) {
      tell("event-acknowledged-late", delivery);
      return;
    }
    delivery.cancel();
    delivery.forget();
    waiting.delete(delivery);
    tell("event-acknowledged", delivery);
  }

  function deliverAgain(delivery: Delivery): void {
    waiting.delete(delivery);
    delivery.forget();
    const { body, attempt } = delivery;
    tell("event-not-acknowledged", delivery);
    if (attempt < RETRY_AFTER.length) attemptDelivery(body, attempt + 1);
    else tell("event-abandoned", delivery);
  }

  function tell(type: AttemptHappening, { body, attempt }: Delivery): void {
    journal({ type, event_id: body.event_id, attempt });
  }

  return {
    deliver(body) {
      if (stopped) return;
      journal({ type: "event", body });
      attemptDelivery(body, 0);
    },
    stop() {
      stopped = true;
      for (const delivery of waiting) {
        delivery.cancel();
        delivery.forget();
      }
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
