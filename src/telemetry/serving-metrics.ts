import { Gauge, type Registry } from "prom-client";
import { readInTime } from "./read-in-time.ts";

const STATES = ["up", "degraded", "down"] as const;

/** What a process says of itself, as at `/ready`. */
export interface Serving {
  readonly role: string;
  ready(): Promise<{
    readonly ready: boolean;
    readonly components: Readonly<Record<string, { readonly state: (typeof STATES)[number] }>>;
  }>;
}

/**
 * Shows whether the process can serve and how each of its parts does: a process that runs and has lost Slack is up for
 * whoever scrapes it. One whose parts do not answer in time is not ready.
 */
export function addServingGauges(registry: Registry, { role, ready }: Serving): void {
  const registers = [registry];
  const read = readInTime(ready);
  new Gauge({
    name: "ledger_bot_ready",
    help: "1 while each part that a question needs serves, and 0 otherwise, by the role of the process",
    labelNames: ["role"],
    registers,
    async collect() {
      this.set({ role }, (await read())?.ready ? 1 : 0);
    },
  });
  new Gauge({
    name: "ledger_bot_part_state",
    help: "1 for the state that a part of the process is in, as /ready tells it, and 0 for the others",
    labelNames: ["part", "state"],
    registers,
    async collect() {
      this.reset();
      for (const [part, { state }] of Object.entries((await read())?.components ?? {}))
        for (const each of STATES) this.set({ part, state: each }, each === state ? 1 : 0);
    },
  });
}
