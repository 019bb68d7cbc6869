import { EXIT_CODES } from "../../core/errors.ts";
import { counted } from "../../text/counted.ts";
import { count } from "../../text/figures.ts";
import type { CeilingFigures } from "../targets/ceiling/ceiling-figures.ts";
import type { CeilingResult } from "./ceiling-result.ts";

/** What became of a ceiling's run, in words and as the exit code of the command. */
export interface CeilingVerdict {
  readonly kind: "interrupted" | "target-down" | "unanswered" | "measured";
  readonly title: string;
  readonly says: string;
  readonly exitCode: number;
}

/** An early end comes first; then every response has to be there, and a good one. */
export function ceilingVerdict({ routes, end }: CeilingResult): CeilingVerdict {
  if (end.kind === "interrupted")
    return {
      ...{ kind: "interrupted", title: "INTERRUPTED", exitCode: EXIT_CODES.interrupted },
      says: routes.length > 0 ? "The figures are of what was done until then." : "Nothing was measured yet.",
    };
  if (end.kind === "target-died")
    return {
      ...{ kind: "target-down", title: "TARGET DOWN", exitCode: EXIT_CODES.unavailable },
      says: end.because ?? "The bot under test did not answer.",
    };
  const faults = routes.flatMap(faultsOf);
  if (faults.length > 0)
    return {
      ...{ kind: "unanswered", title: "NOT ALL WAS ANSWERED", exitCode: EXIT_CODES.failed },
      says: faults.join("; "),
    };
  return {
    ...{ kind: "measured", title: "MEASURED", exitCode: EXIT_CODES.fine },
    says: "Every request had its response, and every response was a good one.",
  };
}

function faultsOf({ route, requests, errors, timeouts, not2xx, statuses }: CeilingFigures): string[] {
  const others = Object.entries(statuses)
    .filter(([status]) => !status.startsWith("2"))
    .map(([status, many]) => `${status}: ${count(many)}`);
  const named = others.length > 0 ? ` (${others.join(", ")})` : "";
  const late = timeouts > 0 ? `, ${count(timeouts)} of them until the time-out` : "";
  return [
    ...(requests === 0 ? [`${route} was not answered at all`] : []),
    ...(not2xx > 0
      ? [`${route}: ${count(not2xx)} of ${count(requests)} responses were not 2xx${named}`]
      : []),
    ...(errors > 0 ? [`${route}: ${counted(errors, "request")} had no response${late}`] : []),
  ];
}
