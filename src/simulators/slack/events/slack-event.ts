/** The inner event of an `event_callback`. */
export type SlackEvent = {
  readonly type: string;
  readonly event_ts: string;
} & Readonly<Record<string, unknown>>;
