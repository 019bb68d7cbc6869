import type { ComponentState } from "../server/readiness.ts";

type Phase = "starting" | "running" | "stopping";

/** Where the process is in its life: only while it runs may it be sent what is new. */
export function createPhase() {
  let phase: Phase = "starting";
  return {
    is(next: Phase) {
      phase = next;
    },
    state: (): ComponentState => (phase === "running" ? { state: "up" } : { state: "down", detail: phase }),
  };
}
