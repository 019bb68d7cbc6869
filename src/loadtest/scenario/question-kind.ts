/** What a question tries; samples, checks and shares of a mix go by it. */
export const QUESTION_KINDS = ["fresh", "repeated", "follow-up", "refused", "over-limit"] as const;

export type QuestionKind = (typeof QUESTION_KINDS)[number];
