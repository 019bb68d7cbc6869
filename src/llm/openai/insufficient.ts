/** What the model says where the passages do not answer. */
export const INSUFFICIENT = "INSUFFICIENT";
