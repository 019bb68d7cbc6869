import type { EventBus } from "../core/events.ts";
import type { Model } from "../llm/model.ts";
import type { ComponentState } from "../server/readiness.ts";

/** Faults that say nothing of whether the next question will be answered. */
const NO_SIGN_OF_ILLNESS: ReadonlySet<string> = new Set(["cancelled", "refused", "filtered"]);

/**
 * The preferred model's state: as its breaker has it, and otherwise as its latest call shows it. An endpoint is not
 * asked only to be checked, because that costs.
 */
export function watchModelHealth(events: EventBus, { name, outage }: Pick<Model, "name" | "outage">) {
  let latest: ComponentState = { state: "up", detail: `${name}, not asked yet` };
  events.subscribe((event) => {
    if (event.type !== "llm_call_finished" || event.model !== name) return;
    if (event.fault !== undefined && NO_SIGN_OF_ILLNESS.has(event.fault)) return;
    latest =
      event.status === "ok"
        ? { state: "up", detail: name }
        : { state: "degraded", detail: `${name} did not answer: ${event.message ?? "no reason told"}` };
  });
  return (): ComponentState => {
    const out = outage?.();
    if (!out) return latest;
    const probeAt = new Date(out.probeAt).toISOString();
    return {
      state: "degraded",
      detail: `${name} is not called after repeated faults (${out.reason}); tried again from ${probeAt} on`,
    };
  };
}
