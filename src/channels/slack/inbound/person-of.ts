import type { Person } from "../../../core/question.ts";
import type { EventEnvelope } from "./event-envelope.ts";

interface Author {
  readonly user: string;
  readonly user_team?: string | null | undefined;
  readonly team?: string | null | undefined;
}

/** The workspace that the author belongs to, which is another one than the channel's where companies share it. */
export function teamOf({ user_team, team }: Author, envelope: EventEnvelope): string {
  return user_team ?? team ?? envelope.team;
}

/**
 * Slack's documentation ties a user's id to the workspace. Guests of another company by Slack Connect are named by
 * both, so that they share no limits with anybody here.
 */
export function personOf(author: Author, envelope: EventEnvelope): Person {
  const team = teamOf(author, envelope);
  const isGuest = envelope.isShared && team !== envelope.team;
  return { id: isGuest ? `${team}:${author.user}` : author.user };
}
