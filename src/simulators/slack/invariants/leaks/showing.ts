import type { Where } from "../report.ts";
import type { Audience } from "./audience.ts";

/** What an app shows, to whom, and where. */
export interface Showing {
  readonly text: string;
  readonly audience: Audience;
  readonly where: Where;
}
