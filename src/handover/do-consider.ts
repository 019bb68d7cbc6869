import { z } from "zod";
import type { QuestionId } from "../core/question.ts";
import type { FollowUp } from "../store/follow-up.ts";
import type { TaskHandler } from "../store/task-queue.ts";
import { escalate } from "./escalate.ts";
import { HANDOVER_TASKS } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";

const considered = z.object({
  questionId: z.string().transform((id) => id as QuestionId),
  by: z.string(),
  /** Whether the voter wants a person, or only the rule does. */
  wished: z.enum(["yes", "no"]),
});

/** To be queued with a vote that says that an answer did not help. */
export function considerTask(questionId: QuestionId, by: string, wished: boolean): FollowUp {
  return {
    type: HANDOVER_TASKS.consider,
    key: `vote:${questionId}`,
    data: { questionId, by, wished: wished ? "yes" : "no" },
  };
}

/** Hands over after a bad vote: where the voter wishes it, and by the rule only what everybody may read anyway. */
export function createConsiderTask(ports: HandoverPorts): TaskHandler {
  return async (data) => {
    const { questionId, by, wished } = considered.parse(data);
    const place = await ports.talk.placeOf(questionId);
    const desk = place && ports.desks.get(place.channel);
    if (!desk) return;
    const byRule = ports.rules.has("voted-down") && wished === "no" && (await desk.isOpenToAll(place));
    if (wished === "no" && !byRule) return;
    const reason = byRule ? "voted-down" : "asked-after-vote";
    await escalate(
      {
        eventId: `${reason}:${questionId}:${by}`,
        place,
        questionId,
        requestedBy: { id: by },
        reason,
        announce: true,
      },
      ports,
    );
  };
}
