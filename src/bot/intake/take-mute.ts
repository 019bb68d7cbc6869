import { plainAnswer } from "../../core/answer.ts";
import { newQuestionId } from "../../core/ids.ts";
import { askedIn } from "../../language/asked-in.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import type { ConversationTalk } from "../../store/conversation-talk.ts";
import type { Questions } from "../../store/questions.ts";
import type { Taker } from "../intake.ts";

/** One word tells no language; what was asked before it does. */
const TURNS_READ = 5;

/** Mutes a conversation, or ends that, and says so in it once, in the language of the conversation. */
export function createMuteTaker(
  questions: Pick<Questions, "keep">,
  talk: Pick<ConversationTalk, "turnsUntil">,
): Taker<"mute"> {
  return async ({ muted, ...message }) => {
    const { text, place, askedAt } = message;
    const turns = await talk.turnsUntil(place.conversation, askedAt, TURNS_READ);
    const thread = turns.map((turn) => ({ speaker: "asker" as const, text: turn.text }));
    const phrases = phrasesIn(askedIn(text, thread));
    await questions.keep({
      ...message,
      id: newQuestionId(),
      mutes: muted,
      ready: plainAnswer("noted", muted ? phrases.muted : phrases.unmuted),
    });
  };
}
