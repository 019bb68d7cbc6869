/** One name with its labels, and its values in the order of time. */
export interface TimeSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly {
    readonly value: number /** Milliseconds since 1970. */;
    readonly at: number;
  }[];
}
