import type { EventBus } from "../core/events.ts";
import type { ComponentState } from "../server/readiness.ts";

/** The model's state as its latest call shows it: an endpoint is not asked only to be checked, because that costs. */
export function watchModelHealth(events: EventBus, name: string): () => ComponentState {
  let state: ComponentState = { state: "up", detail: `${name}, not asked yet` };
  events.subscribe((event) => {
    if (event.type !== "llm_call_finished") return;
    state =
      event.status === "ok"
        ? { state: "up", detail: name }
        : { state: "degraded", detail: event.message ?? `${name} did not answer` };
  });
  return () => state;
}
