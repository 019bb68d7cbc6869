import { counted } from "../../../text/counted.ts";
import { percent } from "../../../text/percent.ts";
import type { SelfCheck } from "../../baseline/self-check.ts";
import { section } from "./metrics-section.ts";

/** How the gate did where nothing had changed, and where something had. */
export function selfCheckSection(check: SelfCheck | undefined): string[] {
  if (!check) return [];
  const { holds, reruns, falseAlarms, found, drop } = check;
  return section("Self-check of the gate", [
    `${holds ? "It holds" : "**It cannot be trusted**"}: ${percent(falseAlarms)} false alarms in ${counted(reruns, "rerun")} with nothing changed; a drop of ${percent(drop)} was found in ${percent(found)} of them.`,
  ]);
}
