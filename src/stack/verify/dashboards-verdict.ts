import type { AskedDashboards, AskedQuery } from "./ask-dashboards.ts";
import type { Verdict } from "./verification.ts";

/** It was asked for this: whatever has no series is a fault, of the query or of what it asks for. */
export function ofTriedBot(dashboards: AskedDashboards): Verdict {
  const faults = [...refused(dashboards), ...empty(dashboards).map((name) => `${name} (no series)`)];
  return faults.length > 0 ? { seen: "no", said: faults.join("; ") } : allOf(dashboards);
}

/** What nobody asked for yet is no fault. */
export function ofBotInUse(dashboards: AskedDashboards): Verdict {
  const faults = refused(dashboards);
  if (faults.length > 0) return { seen: "no", said: faults.join("; ") };
  const missing = empty(dashboards);
  if (missing.length === 0) return allOf(dashboards);
  const { asked } = dashboards;
  return {
    seen: missing.length === asked.length ? "nothing to see" : "in part",
    said: `${asked.length - missing.length} of ${asked.length}${leftOut(dashboards)}; ${missing.length} ${missing.length === 1 ? "has" : "have"} nothing to show until somebody does what they count: ${someOf(missing)}`,
    missing,
  };
}

const MOST_NAMED = 3;

function someOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join("; ")}${more > 0 ? `, and ${more} more (--json lists them)` : ""}`;
}

function allOf(dashboards: AskedDashboards): Verdict {
  return { seen: "yes", said: `all ${dashboards.asked.length}${leftOut(dashboards)}` };
}

function leftOut({ without }: AskedDashboards): string {
  return without.length === 0 ? "" : `, without those of ${without.join(" and ")}, not part of the choice`;
}

function refused({ asked }: AskedDashboards): readonly string[] {
  return asked.flatMap(({ query, answer }) =>
    answer.kind === "refused" ? [`${query.name} (${answer.reason})`] : [],
  );
}

function empty({ asked }: AskedDashboards): readonly string[] {
  const isEmpty = ({ answer }: AskedQuery) => answer.kind === "no series";
  return asked.filter(isEmpty).map(({ query }) => query.name);
}
