/** A bot that questions are asked of, wherever it runs. */
export interface BotUnderTest {
  /** Of its HTTP server. */
  readonly url: URL;
  /** Opens its HTTP API. A secret. */
  readonly token: string;
  /** Of its process, where it is one of ours. */
  readonly pid?: number;
  /** Aborted, with a LedgerError, when it or what it needs has died, or hangs. */
  readonly broken: AbortSignal;
  /** Lets what is to go wrong begin, with its times from now on. A bot that somebody else runs has nothing of that. */
  beginFaults(): void;
  /** Ends a bot of ours; afterwards no message can come any more. */
  stopBot(): Promise<void>;
  /** Ends all that was started for it, and leaves nothing behind. Safe to call again. */
  stop(): Promise<void>;
}
