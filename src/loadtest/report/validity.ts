import type { Trend } from "../trend.ts";

export interface Generated {
  readonly planned: number;
  readonly sent: number;
  readonly sendLag: Trend;
}

const LEAST_SENT = 0.99;
const MOST_LAG_MS = 250;

/** Why a run says nothing about the bot: the load was not the one that was planned. Empty for a valid run. */
export function whatMakesInvalid({ planned, sent, sendLag }: Generated): string[] {
  const lag = sendLag.percentile(99);
  return [
    ...(sent < planned * LEAST_SENT
      ? [`only ${sent} of ${planned} planned questions were sent, and ${LEAST_SENT * 100} % are needed`]
      : []),
    ...(lag > MOST_LAG_MS
      ? [`the send lag's p(99) is ${Math.round(lag)} ms, and ${MOST_LAG_MS} ms is the most`]
      : []),
  ];
}
