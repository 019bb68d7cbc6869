import type { Questions } from "../../store/questions.ts";
import type { Taker } from "../intake.ts";

/** Takes a deleted question back. An answer that was given is left: others may have read it, and built on it. */
export function createDeletionTaker(questions: Pick<Questions, "withdraw">): Taker<"deletion"> {
  return async ({ messageId }) => {
    await questions.withdraw(messageId);
  };
}
