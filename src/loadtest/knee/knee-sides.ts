import type { Knee } from "./find-knee.ts";
import type { ProbeEvidence } from "./judge-probe.ts";
import type { KneeSide, KneeSides } from "./limit-rules.ts";
import type { MadeProbe } from "./probe.ts";

/**
 * Of the rate behind the knee. The last rate that held is within some percent of it, where everything is as full: what
 * grew is seen from further away.
 */
const CALM_SHARE = 0.7;

/**
 * What was measured behind the knee and, at the highest rate that is clearly under it, before; null where every rate
 * held. Where no such rate was probed, the last one that held has to do.
 */
export function sidesOf({ held, notHeld, probes }: Knee<ProbeEvidence>): KneeSides | null {
  if (!notHeld) return null;
  const calm = probes
    .filter(({ verdict, ratePerS }) => verdict === "held" && ratePerS <= CALM_SHARE * notHeld.ratePerS)
    .toSorted((one, other) => one.ratePerS - other.ratePerS)
    .at(-1);
  const before = calm ?? held;
  return { before: before && sideOf(before), behind: sideOf(notHeld) };
}

function sideOf({ evidence: { figures, use, invalid } }: MadeProbe<ProbeEvidence>): KneeSide {
  return { use, metrics: figures.metrics, invalid };
}
