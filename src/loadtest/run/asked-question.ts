/** One question that was sent, with its times on the stopwatch. */
export interface AskedQuestion {
  readonly channel: string;
  /** The ts of its message, which is the root of its thread. */
  readonly thread: string;
  readonly plannedAt: number;
  readonly sentAt: number;
  /** When the bot's first message was in the thread. */
  readonly acknowledgedAt?: number;
  /** When the final message was there. */
  readonly answeredAt?: number;
}
