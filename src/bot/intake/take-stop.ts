import { plainAnswer } from "../../core/answer.ts";
import type { Questions } from "../../store/questions.ts";
import type { Taker } from "../intake.ts";

const STOPPED = "Stopped, as you asked.";

/** Ends the answers that are being made in a conversation. */
export function createStopTaker(questions: Pick<Questions, "settleOpen">): Taker<"stop"> {
  return async ({ conversation, stoppedAt }) => {
    await questions.settleOpen(conversation, stoppedAt, plainAnswer("noted", STOPPED));
  };
}
