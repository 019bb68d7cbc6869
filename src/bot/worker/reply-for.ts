import type { Reply } from "../../channels/channel.ts";
import { askedIn } from "../../language/asked-in.ts";
import type { TakenQuestion } from "../../store/questions.ts";
import type { WorkerPorts } from "./ports.ts";

/** The reply to a question, in the channel that it came from. */
export function replyFor(
  { claim, question }: TakenQuestion,
  signal: AbortSignal,
  { channels }: WorkerPorts,
): Reply {
  const { id, place, text, thread } = question;
  const channel = channels.get(place.channel);
  if (!channel) throw new Error(`There is no channel ${place.channel} for question ${id}.`);
  return channel.reply(place, id, {
    signal,
    attempt: claim.attempt,
    language: askedIn(text, thread),
    ...(thread.length === 0 && { title: text }),
  });
}
