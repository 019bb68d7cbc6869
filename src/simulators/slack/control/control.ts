import type { Directory } from "../apps/directory.ts";
import type { FaultTrace } from "../faults/fault-trace.ts";
import type { InvariantReport } from "../invariants/report.ts";
import type { PeopleDoor } from "../people/people-door.ts";

/** What the control API reaches: the people, the truth about all that is there, and the simulator itself. */
export interface Control {
  readonly people: PeopleDoor;
  readonly directory: Directory;
  /** Where the simulator listens, such as `http://127.0.0.1:4000`. */
  readonly origin: () => string;
  readonly invariants: () => InvariantReport;
  readonly faults: {
    /** @throws ZodError for what is no plan. */
    setFaults(plan: unknown): void;
    faultTrace(): FaultTrace;
  };
  /** In milliseconds since the epoch. */
  readonly now: () => number;
  /** Puts the clock on by so many milliseconds; only where the clock can be. */
  readonly advance?: ((milliseconds: number) => void) | undefined;
}
