import type { LoadView } from "../../dashboard/loadtest/load-view.ts";
import type { Standing } from "../run/standing.ts";
import { createCpuShare } from "./cpu-share.ts";
import { createLastRates } from "./last-rates.ts";
import { loadViewOf } from "./load-view-of.ts";

/** What the live view shows of a run at each moment, with what is known only to who looks on. */
export function createLoadViews(standing: () => Standing): () => LoadView {
  const cpuOf = createCpuShare();
  const ratesOf = createLastRates();
  return () => {
    const stands = standing();
    return loadViewOf(stands, { cpu: cpuOf(stands), rateOf: ratesOf(stands) });
  };
}
