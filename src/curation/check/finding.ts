export type Severity = "error" | "warning";

/** What is looked for, and how bad it is: an error keeps readers from what a document says, a warning leads astray. */
export const RULES = {
  "unreadable-source": "error",
  "unreadable-file": "error",
  "front-matter": "error",
  audiences: "error",
  synonyms: "error",
  "dead-link": "error",
  "dead-anchor": "error",
  "repeated-anchor": "error",
  orphan: "warning",
  "no-title": "warning",
  "no-text": "warning",
  "long-section": "warning",
  "deep-nesting": "warning",
  "speaks-to-a-model": "warning",
  duplicate: "warning",
  "near-duplicate": "warning",
  date: "warning",
  stale: "warning",
} as const satisfies Record<string, Severity>;

export type Rule = keyof typeof RULES;

export interface Finding {
  readonly rule: Rule;
  /** From the knowledge folder. */
  readonly path: string;
  /** Counted from 1, where it is at one. */
  readonly line?: number;
  readonly message: string;
  readonly remedy: string;
}

export function severityOf({ rule }: Finding): Severity {
  return RULES[rule];
}
