import type { Vote } from "../channels/inbound.ts";
import type { Emit } from "../core/events.ts";
import type { FollowUp } from "../store/follow-up.ts";
import type { Votes } from "../store/votes.ts";
import { redact } from "../telemetry/redact.ts";

export interface FeedbackPorts {
  readonly votes: Votes;
  /** What follows from an answer that did not help, such as a person who is asked. */
  readonly onUnhelpful: (vote: Vote) => readonly FollowUp[];
  readonly emit: Emit;
}

/** Keeps a vote, in the place of an earlier one of the same person on the same answer. */
export async function takeVote(vote: Vote, { votes, onUnhelpful, emit }: FeedbackPorts): Promise<void> {
  const { eventId, questionId, by, helped, votedAt, reason, comment } = vote;
  const kept = await votes.keep(
    {
      eventId,
      questionId,
      voterId: by.id,
      helped,
      votedAt,
      ...(reason && { reason }),
      ...(comment && { comment: redact(comment) }),
    },
    helped ? [] : onUnhelpful(vote),
  );
  if (kept.status === "kept")
    emit({ type: "vote_kept", questionId, helped, ...(reason && { reason }), changed: kept.changed });
}
