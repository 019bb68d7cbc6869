/** Where an app talks with people: a thread, or a direct message outside threads. */
export interface AgentPlace {
  /** Its bot user. */
  readonly bot: string;
  readonly channel: string;
  readonly thread_ts?: string;
}
