import type { Emit } from "../../core/events.ts";

export interface SlackOptions {
  readonly botToken: string;
  /** Opens sockets; a process that only sends needs none. */
  readonly appToken?: string | undefined;
  /** Slack's Web API, where it is not Slack's own. */
  readonly apiUrl?: string | undefined;
  readonly emit: Emit;
  /** What whoever opens the bot is offered to ask; without it what Ledger's own knowledge answers. */
  readonly suggestedQuestions?: readonly string[] | undefined;
  /** Whether calls keep to Slack's limits; not to where it is a Slack that has none. */
  readonly paced?: boolean | undefined;
  /** Whether answers come word by word and are to be streamed where Slack allows it. */
  readonly streams?: boolean | undefined;
  /** The channel of the people who answer what the bot cannot; with it a button below each answer asks them. */
  readonly agentsChannel?: string | undefined;
}
