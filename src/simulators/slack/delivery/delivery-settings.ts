import type { DeliveryPolicy } from "./choose-connection.ts";

/** How events reach the apps. */
export interface DeliverySettings {
  /** Which of an app's open connections gets a payload; `random` if nothing is said. */
  readonly policy: DeliveryPolicy;
  /** What the random choice grows from: the same seed and order of connections give the same choices. */
  readonly seed: number;
  readonly withoutSocket: WithoutSocket;
  /** Documented: so many events an hour of one workspace reach an app; Infinity lifts the limit. */
  readonly eventsPerHour: number;
}

/**
 * What becomes of an event that finds no connection open: it waits for its retries, it is lost, or it is held until
 * a connection opens. What Slack does is disputed; observed is `retry` (vercel/chat #666).
 */
export type WithoutSocket = "retry" | "drop" | "hold";

const DEFAULT_DELIVERY: DeliverySettings = {
  policy: "random",
  seed: 1,
  withoutSocket: "retry",
  eventsPerHour: 30_000,
};

/** The settings with what is usual for the rest; a Slack without limits counts no events either, unless it is told to. */
export function deliverySettingsOf(
  settings: Partial<DeliverySettings> = {},
  isLimited = true,
): DeliverySettings {
  const usual = isLimited
    ? DEFAULT_DELIVERY
    : { ...DEFAULT_DELIVERY, eventsPerHour: Number.POSITIVE_INFINITY };
  return { ...usual, ...settings };
}
