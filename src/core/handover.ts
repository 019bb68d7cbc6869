declare const brand: unique symbol;

/** Identifies one hand-over of a conversation to people, from its opening to its end. */
export type HandoverId = string & { readonly [brand]: "HandoverId" };

/** Why a person is asked for. The first three were wished for by somebody, the others follow from a rule. */
export const ESCALATION_REASONS = [
  "asked-by-button",
  "asked-in-words",
  "asked-after-vote",
  "refused-twice",
  "voted-down",
] as const;

export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** How a hand-over came to its end. */
export const HANDOVER_ENDINGS = [
  "resolved-by-agent",
  "resolved-by-asker",
  "unclaimed",
  "unanswered",
  "desk-unavailable",
  "asker-gone",
] as const;

export type HandoverEnding = (typeof HANDOVER_ENDINGS)[number];
