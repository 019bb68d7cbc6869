import { INVARIANTS } from "./invariant-table.ts";
import type { CheckReport, InvariantReport, Violation } from "./report.ts";

/** The report as lines of plain text: what held, what did not, and where. */
export function invariantLines({ holds, checks }: InvariantReport): readonly string[] {
  const head = holds ? "All invariants hold." : "Invariants were broken.";
  return [head, ...checks.flatMap(linesOf)];
}

function linesOf(check: CheckReport): readonly string[] {
  const { name, checked, violations, more, apart } = check;
  const broken = violations.length + more;
  const says = INVARIANTS.find((invariant) => invariant.name === name)?.says ?? "";
  return [
    `${broken === 0 ? "ok    " : "BROKEN"} ${name}: ${checked} checked${broken === 0 ? "" : `, ${broken} broken`}. ${says}`,
    ...violations.map((violation) => `         ${violation.what}${placeOf(violation)}`),
    ...(more === 0 ? [] : [`         and ${more} more`]),
    ...apart.map(({ what, count }) => `         ${count} ${what}`),
  ];
}

function placeOf({ where: { channel, ts, user, method } }: Violation): string {
  const names = [channel, ts, user, method].filter((name) => name !== undefined);
  return names.length === 0 ? "" : ` (${names.join(" ")})`;
}
