import { plainAnswer } from "../../core/answer.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import type { Questions } from "../../store/questions.ts";
import type { Taker } from "../intake.ts";

/** Ends the answers that are being made in a conversation. */
export function createStopTaker(questions: Pick<Questions, "settleOpen">): Taker<"stop"> {
  return async ({ conversation, stoppedAt }) => {
    await questions.settleOpen(conversation, stoppedAt, (asked) =>
      plainAnswer("noted", phrasesIn(detectLanguage(asked)).stopped),
    );
  };
}
