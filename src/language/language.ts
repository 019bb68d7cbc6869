/** The languages that are understood and answered in. The knowledge is taken to be in the first. */
export const LANGUAGES = ["en", "fr", "de", "es"] as const;

export type Language = (typeof LANGUAGES)[number];
