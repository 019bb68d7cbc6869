import type { Scheduler } from "../clock/scheduler.ts";
import type { DeliverySettings } from "./delivery/delivery-settings.ts";
import type { FaultPlan } from "./faults/fault-plan.ts";
import type { InvariantSettings } from "./invariants/settings.ts";
import type { JournalEntry } from "./journal/journal.ts";
import type { SlackSeed } from "./seed/seed.ts";
import type { ConnectionSettings } from "./socket-mode/connection-settings.ts";

/** What a simulated Slack is started with; all of it may be left out. */
export interface SlackSimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly clock?: Scheduler;
  /** Puts the clock on; with it the control API can. */
  readonly advance?: (milliseconds: number) => void;
  readonly seed?: SlackSeed;
  /** How many messages are kept, over all workspaces; beyond it the oldest are forgotten first. */
  readonly keepMessages?: number;
  readonly delivery?: Partial<DeliverySettings>;
  readonly connections?: Partial<ConnectionSettings>;
  /**
   * Slack's own limits, or none for a caller that asks faster than people and their apps do: neither of calls, nor
   * of events an hour unless `delivery` says so.
   */
  readonly rateLimits?: "slack" | "off";
  /** What goes wrong, and when; nothing if nothing is said. */
  readonly faults?: FaultPlan;
  /** What the watch over the apps has to know of them. It is always on, and costs little. */
  readonly invariants?: Partial<InvariantSettings>;
  /** Gets the header, then every request, frame and event in order, as plain objects without tokens. */
  readonly journal?: (entry: JournalEntry) => void;
}
