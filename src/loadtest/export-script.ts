import { exportK6 } from "./export/export-k6.ts";
import type { LoadtestOptions } from "./loadtest-options.ts";
import { openScaled } from "./prepare/open-scaled.ts";
import { thresholdsOf } from "./prepare/thresholds-in-force.ts";
import { allowedAddress } from "./targets/allowed-address.ts";
import { keyOf } from "./thresholds/load-threshold.ts";

/** Where the bot listens that `ledger start` runs. */
const USUAL_URL = "http://127.0.0.1:8080";

export type Exported = Pick<
  LoadtestOptions,
  "scenario" | "shipped" | "scale" | "thresholds" | "url" | "allowRemote"
>;

/**
 * The scenario's HTTP side as a script for k6's own runs on several machines.
 * @throws LedgerError SCENARIO_MISSING, SCENARIO_INVALID, THRESHOLD_INVALID, TARGET_REFUSED
 */
export async function exportScript({
  scenario: name,
  shipped,
  scale,
  thresholds: given,
  url = USUAL_URL,
  allowRemote,
}: Exported): Promise<string> {
  const { origin, pathname } = allowedAddress(url, allowRemote);
  const scenario = await openScaled(name, shipped, scale);
  const thresholds = thresholdsOf(scenario, given).map((each) => ({ ...each, metric: keyOf(each) }));
  return exportK6(
    { ...scenario, thresholds },
    {
      url: `${origin}${pathname}`.replace(/\/+$/, ""),
    },
  );
}
