/** What leads to a person without a button. */
export const ESCALATION_RULES = ["refused-twice", "voted-down", "asked-in-words"] as const;

export type EscalationRule = (typeof ESCALATION_RULES)[number];
