/** What can be wrong with an answer, as its reader says. */
export const VOTE_REASONS = ["wrong", "incomplete", "outdated", "hard-to-follow", "other"] as const;

export type VoteReason = (typeof VOTE_REASONS)[number];
