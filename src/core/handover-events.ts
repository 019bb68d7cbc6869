import type { EscalationReason, HandoverEnding, HandoverId } from "./handover.ts";
import type { QuestionId } from "./question.ts";

/** What happens to a hand-over. None of it holds what people wrote. */
export type HandoverEvent =
  | {
      readonly type: "handover_opened";
      readonly handoverId: HandoverId;
      readonly questionId: QuestionId;
      readonly reason: EscalationReason;
    }
  | { readonly type: "handover_claimed"; readonly handoverId: HandoverId; readonly durationMs: number }
  | { readonly type: "handover_released"; readonly handoverId: HandoverId }
  | { readonly type: "handover_relayed"; readonly handoverId: HandoverId; readonly to: "asker" | "desk" }
  | {
      readonly type: "handover_resolved";
      readonly handoverId: HandoverId;
      readonly by: "agent" | "asker";
      readonly durationMs: number;
    }
  | {
      readonly type: "handover_timed_out";
      readonly handoverId: HandoverId;
      readonly ending: Extract<HandoverEnding, "unclaimed" | "unanswered">;
    }
  | {
      readonly type: "handover_failed";
      readonly handoverId: HandoverId;
      readonly ending: HandoverEnding;
      readonly message: string;
      readonly remedy: string;
    };
