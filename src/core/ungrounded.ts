/** What of a model's statement does not stand in the passages that it cites, or that it cites none. */
export const UNGROUNDED = ["uncited", "citation", "link", "code", "number", "name", "words"] as const;
export type Ungrounded = (typeof UNGROUNDED)[number];
