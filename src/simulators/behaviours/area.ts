import type { Behaviour } from "./behaviour.ts";

/** A part of what is simulated, and what the simulator does of it. */
export interface Area {
  readonly name: string;
  readonly behaviours: readonly Behaviour[];
}
