import { counted } from "../../../../text/counted.ts";
import { gateHeld } from "../../gate-held.ts";
import type { RunEnd } from "../../reporter.ts";

/** What became of a run, in words. */
export interface Standing {
  readonly kind: "held" | "failed" | "open";
  readonly title: string;
  readonly says: string;
}

export function standingOf(end: RunEnd): Standing {
  const { faults, ended, ungated } = end;
  const early = EARLY[ended];
  if (faults.length > 0)
    return {
      kind: "failed",
      title: "The run failed",
      says: `${faults.length === 1 ? "What failed it:" : `${counted(faults.length, "reason")}:`}${early && ` (${early})`}`,
    };
  if (ended !== "complete") return { kind: "open", title: "The run ended early", says: `It ${early}.` };
  if (ungated)
    return {
      kind: "open",
      title: "Nothing was held against this run",
      says: "It has no threshold, no baseline and no assertion, so nothing could have failed it.",
    };
  if (!gateHeld(end)) return { kind: "failed", title: "The run failed", says: "No answer was judged." };
  return { kind: "held", title: "The run held", says: "Nothing that it was held against failed it." };
}

const EARLY: Readonly<Record<RunEnd["ended"], string>> = {
  complete: "",
  interrupted: "was interrupted; what was done until then is below",
  "first-failure": "stopped at the first failure, as it was told to; what was done until then is below",
};
