import { ALERT_GROUPS } from "./alerts/alert-groups.ts";
import { ALERT_RULES_FILE, proofsFile, RECORDING_RULES_FILE } from "./alerts/proofs-file.ts";
import { alertRulesFile, recordingRulesFile } from "./alerts/rules-file.ts";
import { prometheusConfigFile } from "./prometheus-config.ts";

/** What is generated for compose/prometheus: the texts by the names of their files. */
export function prometheusFolder(): Readonly<Record<string, string>> {
  return {
    "prometheus.yml": prometheusConfigFile(),
    [RECORDING_RULES_FILE]: recordingRulesFile(),
    [ALERT_RULES_FILE]: alertRulesFile(),
    ...Object.fromEntries(ALERT_GROUPS.map((group) => [`${group.name}.test.yml`, proofsFile(group)])),
  };
}
