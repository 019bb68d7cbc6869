import type { CaseColumns, CountedKind } from "./case-columns.ts";
import type { Counts } from "./summary.ts";

export function countsOf(columns: CaseColumns, cases: ArrayLike<number>): Counts {
  const sum = (kind: CountedKind) => {
    let total = 0;
    for (let at = 0; at < cases.length; at++) total += columns.count(kind, cases[at] ?? 0);
    return total;
  };
  let unsteady = 0;
  for (let at = 0; at < cases.length; at++)
    if (columns.count("pass", cases[at] ?? 0) > 0 && columns.count("fail", cases[at] ?? 0) > 0) unsteady++;
  const [passed, failed] = [sum("pass"), sum("fail")];
  const [stale, infrastructure, unsupported] = [
    sum("stale-cassette"),
    sum("infrastructure"),
    sum("unsupported"),
  ];
  return {
    cases: cases.length,
    results: passed + failed + stale + infrastructure + unsupported,
    passed,
    failed,
    stale,
    infrastructure,
    unsupported,
    unknownCosts: sum("unknown-cost"),
    unsteady,
  };
}
