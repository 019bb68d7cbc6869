import type { Alert } from "./alert.ts";
import { ANSWER_ALERTS } from "./answer-alerts.ts";
import { BOT_ALERTS } from "./bot-alerts.ts";
import { BURN_ALERTS } from "./burn-alerts.ts";
import { MODEL_ALERTS } from "./model-alerts.ts";
import { SERVICE_ALERTS } from "./service-alerts.ts";
import { SERVING_ALERTS } from "./serving-alerts.ts";

export interface AlertGroup {
  readonly name: string;
  readonly alerts: readonly Alert[];
  /** What its proofs bring: what the bot shows, or what is recorded of that. */
  readonly provenFrom: "metrics" | "records";
}

export const ALERT_GROUPS: readonly AlertGroup[] = [
  { name: "bot", alerts: BOT_ALERTS, provenFrom: "metrics" },
  { name: "serving", alerts: SERVING_ALERTS, provenFrom: "metrics" },
  { name: "answers", alerts: ANSWER_ALERTS, provenFrom: "metrics" },
  { name: "model", alerts: MODEL_ALERTS, provenFrom: "metrics" },
  { name: "services", alerts: SERVICE_ALERTS, provenFrom: "metrics" },
  { name: "objectives", alerts: BURN_ALERTS, provenFrom: "records" },
];

export const ALERTS: readonly Alert[] = ALERT_GROUPS.flatMap(({ alerts }) => alerts);

const RUNBOOK = "docs/runbook.md";

/** Where the runbook tells what to do about an alert. */
export function runbookOf(name: string): string {
  return `${RUNBOOK}#${name.toLowerCase()}`;
}
