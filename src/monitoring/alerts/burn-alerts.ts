import { FEW_BAD, OBJECTIVES, type Objective } from "../objectives.ts";
import { type Alert, type Proof, type Proofs, type Severity, SILENT_WITHOUT_SERIES } from "./alert.ts";
import type { Window } from "./recording-rules.ts";
import { percent, rounded } from "./share.ts";

interface Burn {
  /** How many times as fast as the budget of 30 days allows. */
  readonly factor: number;
  readonly long: Window;
  /** It ends the alert soon after what is bad has ended. */
  readonly short: Window;
  readonly severity: Severity;
  readonly for: string;
}

/** Multi-window, multi-burn-rate alerts: The Site Reliability Workbook, chapter 5, table 5-8. */
export const BURNS: readonly Burn[] = [
  { factor: 14.4, long: "1h", short: "5m", severity: "critical", for: "2m" },
  { factor: 6, long: "6h", short: "30m", severity: "critical", for: "2m" },
  { factor: 3, long: "1d", short: "2h", severity: "warning", for: "15m" },
  { factor: 1, long: "3d", short: "6h", severity: "warning", for: "15m" },
];

const NAMES = { availability: "Availability", latency: "Latency", errors: "Error" } as const;
const PACES = { critical: "Fast", warning: "Slowly" } as const;

/** Two rules of each name, one for each of its windows. Their proofs bring what is recorded. */
export const BURN_ALERTS: readonly Alert[] = OBJECTIVES.flatMap((objective) =>
  BURNS.map((burn) => burnAlert(objective, burn)),
);

function burnAlert(objective: Objective, burn: Burn): Alert {
  const { long, short, severity } = burn;
  const { name, badRatio, badCount, promise } = objective;
  const most = mostOf(objective, burn);
  const enough = badCount === undefined ? "" : ` and ${badCount}${long} > ${FEW_BAD}`;
  return {
    name: `Ledger${NAMES[name]}BudgetBurns${PACES[severity]}`,
    expr: `${badRatio}${long} > ${most} and ${badRatio}${short} > ${most}${enough}`,
    for: burn.for,
    severity,
    component: "objective",
    labels: { objective: name, window: long },
    summary: `At this pace the objective is missed: ${promise}`,
    description: described("{{ $value | humanizePercentage }}", objective, burn),
    proofs: proofsOf(objective, burn),
  };
}

function mostOf({ budget }: Objective, { factor }: Burn): number {
  return rounded(factor * budget);
}

function described(bad: string, { budget }: Objective, { long }: Burn): string {
  return `${bad} was bad over ${long}, where ${percent(budget)} may be over 30 days.`;
}

function proofsOf(objective: Objective, burn: Burn): Proofs {
  const { name, badRatio, badCount } = objective;
  const { long, short } = burn;
  const shares = (overLong: number, overShort: number, count = FEW_BAD + 1): Proof["series"] => ({
    [`${badRatio}${long}`]: `${overLong}x30`,
    [`${badRatio}${short}`]: `${overShort}x30`,
    ...(badCount !== undefined && { [`${badCount}${long}`]: `${count}x30` }),
  });
  const [over, under] = [rounded(mostOf(objective, burn) * 1.25), rounded(mostOf(objective, burn) * 0.8)];
  const fired = [
    { labels: { objective: name, window: long }, description: described(percent(over), objective, burn) },
  ];
  const few = { when: "so few were bad that they tell nothing", series: shares(1, 1, FEW_BAD) };
  const soon = Number.parseInt(burn.for, 10) - 1;
  return {
    fires: [
      { when: `much was bad over ${long}, and still is`, series: shares(over, over), at: burn.for, fired },
    ],
    quiet: [
      { when: "it is so for less", series: shares(over, over), at: `${soon}m` },
      { when: `it was over ${long}, and is not any more`, series: shares(over, under), at: "20m" },
      { when: `it is, and was not over ${long}`, series: shares(under, over), at: "20m" },
      ...(badCount === undefined ? [] : [{ ...few, at: "20m" }]),
    ],
    missing: SILENT_WITHOUT_SERIES,
  };
}
