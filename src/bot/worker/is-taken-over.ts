import { OvertakenError } from "../../channels/channel.ts";
import { ClaimLostError } from "../../store/questions.ts";

/** Whether another try has the question: it sends the answer, and this one is over. */
export function isTakenOver(reason: unknown): boolean {
  return reason instanceof ClaimLostError || reason instanceof OvertakenError;
}
