import type { TimedEvent } from "../core/events.ts";

/** What is done at which event. */
export type OnEvent = {
  readonly [Type in TimedEvent["type"]]?: (event: Extract<TimedEvent, { type: Type }>) => void;
};
