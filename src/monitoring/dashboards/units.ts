import {
  BytesIEC,
  Dollars,
  OpsPerSecond,
  PercentUnit,
  RequestsPerSecond,
  Seconds,
  Short,
} from "@grafana/grafana-foundation-sdk/units";

/** What the values of a panel are counted in, in Grafana's words. */
export const UNITS = {
  /** From 0 to 1, shown as 0 % to 100 %. */
  share: PercentUnit,
  seconds: Seconds,
  bytes: BytesIEC,
  usd: Dollars,
  count: Short,
  perHour: "suffix: /h",
  perSecond: OpsPerSecond,
  requestsPerSecond: RequestsPerSecond,
  /** How many times as fast as the objective allows. */
  times: "suffix: ×",
  /** CPU time used in a second. */
  cores: "suffix: cores",
} as const;

export type Unit = keyof typeof UNITS;
