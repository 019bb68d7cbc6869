import type { HandoverDesk } from "../channels/handover-desk.ts";
import type { Clock } from "../core/clock.ts";
import type { Emit } from "../core/events.ts";
import type { ConversationTalk } from "../store/conversation-talk.ts";
import type { HandoverMessages } from "../store/handover-messages.ts";
import type { Handovers } from "../store/handovers.ts";
import type { TaskQueue } from "../store/task-queue.ts";
import type { EscalationRule } from "./rules.ts";

/** What the hand-over to people needs. All of its state is in the store. */
export interface HandoverPorts {
  readonly handovers: Handovers;
  readonly messages: HandoverMessages;
  readonly talk: ConversationTalk;
  readonly tasks: Pick<TaskQueue, "add">;
  /** By the channel's name; conversations of other channels are not handed over. */
  readonly desks: ReadonlyMap<string, HandoverDesk>;
  readonly rules: ReadonlySet<EscalationRule>;
  /** How long an asker waits for a person's word. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly emit: Emit;
}
