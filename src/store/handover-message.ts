import type { HandoverId } from "../core/handover.ts";
import type { Person } from "../core/question.ts";
import type { Side } from "./handover-side.ts";

/** What a person said on one side of a hand-over. */
export interface HandoverMessage {
  readonly messageId: string;
  readonly handoverId: HandoverId;
  /** Where it is carried to. */
  readonly to: Side;
  readonly author: Person;
  readonly text: string;
  readonly saidAt: Date;
}

/** How a message stands that its author has changed or deleted since. */
export interface RevisedMessage extends HandoverMessage {
  readonly deleted: boolean;
}
