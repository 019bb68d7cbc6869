import { plainAnswer } from "../../core/answer.ts";
import { newQuestionId } from "../../core/ids.ts";
import type { Questions } from "../../store/questions.ts";
import type { Taker } from "../intake.ts";

const MUTED =
  "I am silent here from now on, unless you mention me. To have me back, mention me with the word unmute.";
const UNMUTED = "I am back, and answer questions here again without being mentioned.";

/** Mutes a conversation, or ends that, and says so in it once. */
export function createMuteTaker(questions: Pick<Questions, "keep">): Taker<"mute"> {
  return async ({ muted, ...message }) => {
    await questions.keep({
      ...message,
      id: newQuestionId(),
      mutes: muted,
      ready: plainAnswer("noted", muted ? MUTED : UNMUTED),
    });
  };
}
