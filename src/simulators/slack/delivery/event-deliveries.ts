import type { Scheduler } from "../../clock/scheduler.ts";
import type { EventCallback } from "../events/event-callback.ts";
import type { Journal } from "../journal/journal.ts";
import { appRateLimited } from "./app-rate-limited.ts";
import type { DeliverySettings } from "./delivery-settings.ts";
import { createEventLimit } from "./event-limit.ts";
import { ACKNOWLEDGE_WITHIN, FIRST_RETRY_AFTER_FAILURE, RETRY_AFTER } from "./retry-schedule.ts";
import type { AppAnswer, EventBody, RetryReason, Transport } from "./transport.ts";

/** Brings each event to the app, again and again after Slack's schedule until it is acknowledged. */
export interface EventDeliveries {
  deliver(body: EventCallback): void;
  /** How many events are neither acknowledged nor given up. */
  unsettled(): number;
  /** Sends what was held because no connection was open, oldest first. */
  release(): void;
  /** Gives up all events that wait, and takes no more. */
  stop(): void;
}

/**
 * How many events wait at most, beyond which the oldest is given up: an app that is away for long would fill the
 * memory, at some 9 KB an event.
 */
export const MOST_WAITING = 10_000;

/** One attempt at bringing an event to the app. */
interface Delivery {
  readonly body: EventBody;
  readonly attempt: number;
  readonly retryReason: RetryReason | "";
  readonly sentAt: number;
  /** Ends the wait for the next attempt. */
  cancel: () => void;
  /** Ends the wait for an answer to this attempt. */
  forget(): void;
}

export interface DeliveryServices {
  readonly transport: Transport;
  readonly scheduler: Scheduler;
  readonly journal: Journal;
}

export function createEventDeliveries(
  { transport, scheduler, journal }: DeliveryServices,
  { withoutSocket, eventsPerHour }: Pick<DeliverySettings, "withoutSocket" | "eventsPerHour">,
): EventDeliveries {
  const limit = createEventLimit(eventsPerHour, scheduler);
  const waiting = new Set<Delivery>();
  let held: Delivery[] = [];
  let stopped = false;

  function attemptDelivery(body: EventBody, attempt: number, retryReason: RetryReason | ""): void {
    let forget: (() => void) | undefined;
    const delivery: Delivery = {
      body,
      attempt,
      retryReason,
      sentAt: scheduler.now(),
      cancel: scheduler.after(waitAfter(attempt), () => deliverAgain(delivery, "timeout")),
      forget: () => forget?.(),
    };
    // Kept before it is sent: the answer cannot come too early.
    waiting.add(delivery);
    forget = transport.send({ type: "events_api", payload: body, attempt, retryReason }, (answer) => {
      if (waiting.has(delivery)) settle(delivery, answer);
    });
    if (forget === undefined) foundNoSocket(delivery);
  }

  function giveUpOldest(): void {
    const [oldest = held.shift()] = waiting;
    if (oldest === undefined) return;
    end(oldest);
    tell("event-abandoned", oldest);
  }

  function foundNoSocket(delivery: Delivery): void {
    tell("event-found-no-socket", delivery);
    if (withoutSocket === "retry") return;
    end(delivery);
    if (withoutSocket === "hold") held.push(delivery);
    else tell("event-abandoned", delivery);
  }

  function settle(delivery: Delivery, answer: AppAnswer): void {
    if (!answer.acknowledged) {
      fail(delivery, answer.reason, answer.final === true);
      return;
    }
    // Assumed: an acknowledgement that comes too late stops nothing, as an HTTP answer would not.
    if (scheduler.now() - delivery.sentAt > ACKNOWLEDGE_WITHIN) {
      tell("event-acknowledged-late", delivery);
      return;
    }
    end(delivery);
    tell("event-acknowledged", delivery);
  }

  function fail(delivery: Delivery, reason: RetryReason, final: boolean): void {
    delivery.cancel();
    if (final) {
      end(delivery);
      tell("event-not-acknowledged", delivery);
      tell("event-abandoned", delivery);
      return;
    }
    const { attempt, sentAt } = delivery;
    const since = scheduler.now() - sentAt;
    const wait = attempt === 0 ? FIRST_RETRY_AFTER_FAILURE : waitAfter(attempt) - since;
    delivery.cancel = scheduler.after(Math.max(0, wait), () => deliverAgain(delivery, reason));
  }

  function deliverAgain(delivery: Delivery, reason: RetryReason): void {
    end(delivery);
    tell("event-not-acknowledged", delivery);
    const { body, attempt } = delivery;
    if (attempt < RETRY_AFTER.length) attemptDelivery(body, attempt + 1, reason);
    else tell("event-abandoned", delivery);
  }

  function end(delivery: Delivery): void {
    waiting.delete(delivery);
    delivery.cancel();
    delivery.forget();
  }

  function tell(type: AttemptHappening, { body, attempt }: Delivery): void {
    journal({ type, event_id: idOf(body), attempt });
  }

  return {
    deliver(body) {
      if (stopped) return;
      journal({ type: "event", body });
      if (waiting.size + held.length >= MOST_WAITING) giveUpOldest();
      const taken = limit.take(body.team_id);
      if (taken === "deliver") attemptDelivery(body, 0, "");
      else journal({ type: "event-over-limit", event_id: body.event_id });
      if (typeof taken === "object") attemptDelivery(appRateLimited(body, taken.tellOfMinute), 0, "");
    },
    unsettled: () => waiting.size + held.length,
    release() {
      const released = held;
      held = [];
      for (const { body, attempt, retryReason } of released) attemptDelivery(body, attempt, retryReason);
    },
    stop() {
      stopped = true;
      held = [];
      for (const delivery of waiting) end(delivery);
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

/** A notice has no id; its type stands for it. */
function idOf(body: EventBody): string {
  return body.type === "event_callback" ? body.event_id : body.type;
}
