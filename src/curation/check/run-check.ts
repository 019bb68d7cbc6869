import { resolve } from "node:path";
import { readSettings } from "../../config/read-settings.ts";
import { EXIT_CODES } from "../../core/errors.ts";
import { type GivenPlace, knowledgePlace } from "../knowledge-place.ts";
import { checkKnowledge } from "./check-knowledge.ts";
import { checkLines } from "./check-lines.ts";
import { type Severity, severityOf } from "./finding.ts";
import { readDays } from "./read-days.ts";
import type { OnProgress } from "./read-documents.ts";

export interface RunCheckOptions extends GivenPlace {
  /** Such as `365d`. */
  readonly staleAfter: string;
  /** The least that ends the command with 1. */
  readonly failOn: Severity;
  readonly json: boolean;
  readonly now: Date;
  readonly onProgress?: OnProgress;
}

export interface Checked {
  readonly output: string;
  readonly exitCode: number;
}

/**
 * Makes the report of `ledger knowledge check`.
 * @throws LedgerError PERIOD_INVALID, SETTINGS_INVALID, or one of the knowledge's where it cannot be loaded at all
 */
export async function runCheck(options: RunCheckOptions): Promise<Checked> {
  const { staleAfter, failOn, json, now, onProgress } = options;
  const staleAfterDays = readDays(staleAfter);
  const { env } = options;
  const settings = readSettings(env);
  const checked = await checkKnowledge({
    folder: knowledgePlace(options, settings),
    dataDir: resolve(settings.KNOWLEDGE_DATA_DIR),
    ...{ env, staleAfterDays, now },
    ...(onProgress && { onProgress }),
  });
  const severities = checked.findings.map(severityOf);
  const counts = {
    errors: severities.filter((severity) => severity === "error").length,
    warnings: severities.filter((severity) => severity === "warning").length,
  };
  const failed = counts.errors + (failOn === "warning" ? counts.warnings : 0) > 0;
  const findings = checked.findings.map((finding) => ({ ...finding, severity: severityOf(finding) }));
  return {
    output: json
      ? `${JSON.stringify({ ...checked, ...counts, findings })}\n`
      : `${checkLines(checked, counts).join("\n")}\n`,
    exitCode: failed ? EXIT_CODES.failed : EXIT_CODES.fine,
  };
}
