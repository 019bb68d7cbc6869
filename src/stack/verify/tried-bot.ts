/** A bot that is started to be looked at, and that nobody else asks. */
export interface TriedBot {
  /** Asks one question, and likes the answer. Rejects where it is not answered. */
  ask(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

export interface TriedBotPlace {
  /** On 127.0.0.1. */
  readonly port: number;
  /** The second address, for its metrics, where containers reach it. */
  readonly metricsHost: string | undefined;
  /** Where it keeps its questions; in a database of its own if there is none. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly signal: AbortSignal;
}

/** Handed in by who knows the bot: the stack runs what is around it. */
export type StartTriedBot = (place: TriedBotPlace) => Promise<TriedBot>;
