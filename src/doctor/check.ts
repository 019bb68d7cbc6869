/** PASS: it was looked at, and it is right. UNKNOWN: it could not be looked at, which is not a pass. */
export type CheckState = "PASS" | "WARN" | "FAIL" | "SKIPPED" | "UNKNOWN";

/** How much stands still when the check fails: everything, a command, or a part that something stands in for. */
export type Severity = "critical" | "major" | "minor";

/** What was done, what came of it, and what should have. Never a secret. */
export interface Evidence {
  readonly did: string;
  readonly saw: string;
  readonly wanted: string;
}

/** What a check found. What is not right says how to mend it. */
export type Finding = { readonly state: "PASS" | "SKIPPED"; readonly evidence: Evidence } | Trouble;

export interface Trouble {
  readonly state: "WARN" | "FAIL" | "UNKNOWN";
  readonly evidence: Evidence;
  readonly remedy: string;
}

/** One thing that is looked at. It changes nothing of the user's. What it throws makes it UNKNOWN. */
export interface Check {
  /** Kept from version to version, for scripts. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  run(): Promise<Finding>;
}

export type CheckResult = Pick<Check, "id" | "title" | "severity"> & Finding;
