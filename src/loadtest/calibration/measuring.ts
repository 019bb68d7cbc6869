import type { Environment } from "../../config/environment.ts";

/** Measures how many questions a second the generator makes on this machine. Leaves nothing running. */
export type MeasureCeiling = (options: MeasureCeilingOptions) => Promise<number>;

export interface MeasureCeilingOptions {
  /** The program's `bin/run.js`. */
  readonly program: string;
  readonly env: Environment;
  readonly signal: AbortSignal;
  /** It need not be known more exactly than that it is over this. */
  readonly enough: number;
}
