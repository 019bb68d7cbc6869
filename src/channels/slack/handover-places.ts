import { z } from "zod";
import type { Place } from "../../core/question.ts";
import { PlaceGoneError } from "../channel.ts";
import { CardGoneError, DeskUnavailableError, type HandoverTarget } from "../handover-desk.ts";
import { SlackRefusal } from "./handover-calls.ts";

/** A thread in Slack. */
export interface Thread {
  readonly team: string;
  readonly channel: string;
  readonly thread: string;
}

const addressSchema = z.object({
  team: z.string(),
  channel: z.string(),
  thread: z.string(),
  message: z.string(),
});
const cardSchema = z.object({ team: z.string(), channel: z.string(), ts: z.string() });

export function threadOf(target: HandoverTarget): Thread {
  if ("place" in target) {
    const { team, channel, thread } = addressSchema.parse(target.place.address);
    return { team, channel, thread };
  }
  const { team, channel, ts } = cardSchema.parse(target.card);
  return { team, channel, thread: ts };
}

export function sideOf(target: HandoverTarget): "asker" | "desk" {
  return "place" in target ? "asker" : "desk";
}

/** The message that asked, by the names of `chat.getPermalink`. */
export function messageOf({ address }: Place) {
  const { channel, message } = addressSchema.parse(address);
  return { channel, message_ts: message };
}

const MESSAGE_GONE = new Set(["thread_not_found", "message_not_found"]);
const CHANNEL_CLOSED = new Set([
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "restricted_action",
  "restricted_action_thread_locked",
  "team_access_not_granted",
]);

/**
 * Says of a refusal whose side is gone. At the desk every refusal means that nobody there hears of the asker, who
 * is better told that than left to wait; on the asker's side another one stays what it is.
 */
export async function orGone<Result>(to: "asker" | "desk", call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    const { code } = error;
    if (to === "desk" && MESSAGE_GONE.has(code))
      throw new CardGoneError(`Slack says ${code}`, { cause: error });
    if (to === "desk") throw deskClosed(code, error);
    if (!MESSAGE_GONE.has(code) && !CHANNEL_CLOSED.has(code)) throw error;
    throw new PlaceGoneError(`Slack says ${code}`, { cause: error });
  }
}

export function deskClosed(code: string, cause?: unknown): DeskUnavailableError {
  return new DeskUnavailableError(
    `The agents' channel cannot be written to: Slack says ${code}.`,
    "Check SLACK_AGENTS_CHANNEL: it must be the id of a channel that is not archived, with the bot as a member (/invite it there).",
    cause,
  );
}
