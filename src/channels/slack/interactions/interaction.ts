import type { webApi } from "@slack/bolt";
import type { Emit } from "../../../core/events.ts";
import type { Person } from "../../../core/question.ts";
import type { Deliver } from "../../channel.ts";

/** What a person did with a button, a modal, a shortcut or a command of ours. */
export interface Interaction {
  /** Slack's id of the deed; the same again means the same deed again. */
  readonly eventId: string;
  /** The `action_id` of an element, the `callback_id` of a view or a shortcut, or the command with its slash. */
  readonly name: string;
  readonly by: Person;
  /** The workspace in which it was done. */
  readonly team: string;
  /** When it arrived: most payloads do not tell when it was done. */
  readonly at: Date;
  /** The value of the element, where it has one. */
  readonly value?: string;
  /** Opens a modal, within 3 s. */
  readonly triggerId?: string;
  /** All that Slack sent, for the handler to read the rest of. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface InteractionContext {
  readonly deliver: Deliver;
  readonly client: webApi.WebClient;
  readonly emit: Emit;
}

/**
 * Keeps what must be kept, by `deliver`, before it resolves: only then is the deed acknowledged. Where it rejects
 * nothing is acknowledged, and Slack shows the person after 3 s that it went wrong.
 */
export type InteractionHandler = (
  interaction: Interaction,
  context: InteractionContext,
) => Promise<HandledInteraction>;

export interface HandledInteraction {
  /** What the acknowledgement says, such as `{ response_action: "errors", errors }` of a modal. */
  readonly response?: Readonly<Record<string, unknown>>;
  /** What is done after the acknowledgement; when it fails that is logged, and nothing else. */
  readonly afterwards?: () => Promise<unknown>;
}
