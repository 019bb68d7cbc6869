import type { HandoverNews } from "../channels/handover-desk.ts";
import type { HandoverId } from "../core/handover.ts";
import type { Person } from "../core/question.ts";
import type { FollowUp } from "../store/follow-up.ts";

/** The work that follows from what happens to a hand-over. One key each, so that it is done in order. */
export const HANDOVER_TASKS = {
  /** Lets the card show how things stand. */
  card: "handover-card",
  /** Tells a side what became of it. */
  notice: "handover-notice",
  /** Carries a message over. */
  relay: "handover-relay",
  /** Changes a message that was carried over as its author changed it, or takes it back. */
  revise: "handover-revise",
  /** Looks whether somebody waited too long. */
  due: "handover-due",
  /** Tells one person why nothing came of what they did. */
  whisper: "handover-whisper",
  /** Hands over where a rule says so and everybody may read the conversation anyway. */
  consider: "handover-consider",
} as const;

export function cardTask(handoverId: HandoverId): FollowUp {
  return { type: HANDOVER_TASKS.card, key: handoverId, data: { handoverId } };
}

/** The first card of a hand-over. The asker is told when it is there: of one that cannot be posted nobody hears. */
export function firstCardTask(handoverId: HandoverId, announce: boolean): FollowUp {
  const task = cardTask(handoverId);
  return announce ? { ...task, data: { handoverId, announce: "yes" } } : task;
}

export function openedNotice(handoverId: HandoverId): FollowUp {
  return { ...noticeTask(handoverId, "asker", "opened", "opening"), once: `handover-opened ${handoverId}` };
}

/** @param cause - what the news comes from; the same news of the same cause is told once. */
export function noticeTask(
  handoverId: HandoverId,
  to: "asker" | "desk",
  news: HandoverNews["type"],
  cause: string,
): FollowUp {
  return { type: HANDOVER_TASKS.notice, key: handoverId, data: { handoverId, to, news, cause } };
}

export function claimedNotice(handoverId: HandoverId, by: Person, cause: string): FollowUp {
  const notice = noticeTask(handoverId, "asker", "claimed", cause);
  return { ...notice, data: { ...notice.data, by: by.id } };
}

export function relayTask(handoverId: HandoverId, messageId: string): FollowUp {
  return { type: HANDOVER_TASKS.relay, key: handoverId, data: { messageId } };
}

export function reviseTask(handoverId: HandoverId, messageId: string): FollowUp {
  return { type: HANDOVER_TASKS.revise, key: handoverId, data: { messageId } };
}

export function dueTask(handoverId: HandoverId, at: Date): FollowUp {
  return { type: HANDOVER_TASKS.due, key: `${handoverId}:due`, data: { handoverId }, startAfter: at };
}

export const WHISPERS = ["already-open", "not-yours", "only-the-asker", "too-late"] as const;

export type WhisperName = (typeof WHISPERS)[number];

export function whisperTask(
  handoverId: HandoverId,
  to: "asker" | "desk",
  person: Person,
  whisper: WhisperName,
): FollowUp {
  return {
    type: HANDOVER_TASKS.whisper,
    key: `${handoverId}:${person.id}`,
    data: { handoverId, to, person: person.id, whisper },
  };
}

/** Said once to each person: whoever goes on talking there has been told. */
export function tooLateWhisper(handoverId: HandoverId, person: Person): FollowUp {
  const whisper = whisperTask(handoverId, "desk", person, "too-late");
  return { ...whisper, once: `handover-too-late ${handoverId} ${person.id}` };
}
