import { shortened } from "../../../core/shortened.ts";
import { counted } from "../../../text/counted.ts";
import { printable } from "../../../text/printable.ts";
import type { PushReport } from "./create-pusher.ts";

const LONGEST_REASON = 200;

/** What is told of pushes that did not arrive, as a line beside the reports; undefined where all did. */
export function pushFault({
  taken,
  failed,
  complete,
  because = "no answer",
}: PushReport): string | undefined {
  if (failed === 0) return undefined;
  const what = complete ? "Some figures" : "The figures of the end";
  const reason = printable(shortened(because, LONGEST_REASON));
  return `${what} did not reach Prometheus: ${reason} (${counted(taken, "push", "pushes")} arrived, ${failed} failed). The run is none the worse for it.`;
}
