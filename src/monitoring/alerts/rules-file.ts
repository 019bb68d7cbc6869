import { stringify } from "yaml";
import type { Alert } from "./alert.ts";
import { ALERT_GROUPS, type AlertGroup, runbookOf } from "./alert-groups.ts";
import { RECORDING_RULES } from "./recording-rules.ts";

const HEAD = "# Generated from src/monitoring by `npm run generate`. Do not edit.\n";

export const RECORDS_GROUP = "ledger-records";

export function groupNameOf(name: string): string {
  return `ledger-${name}`;
}

export function recordingRulesFile(): string {
  return yamlOf({ groups: [{ name: RECORDS_GROUP, rules: RECORDING_RULES }] });
}

export function alertRulesFile(groups: readonly AlertGroup[] = ALERT_GROUPS): string {
  return yamlOf({
    groups: groups.map(({ name, alerts }) => ({ name: groupNameOf(name), rules: alerts.map(ruleOf) })),
  });
}

export function yamlOf(content: unknown): string {
  return HEAD + stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
}

function ruleOf({ name, expr, for: lasting, severity, component, labels, summary, description }: Alert) {
  return {
    alert: name,
    expr,
    ...(lasting && { for: lasting }),
    labels: { severity, component, ...labels },
    annotations: { summary, description, runbook_url: runbookOf(name) },
  };
}
