import type { Alert, Proof } from "./alert.ts";
import { type AlertGroup, runbookOf } from "./alert-groups.ts";
import { groupNameOf, RECORDS_GROUP, yamlOf } from "./rules-file.ts";

export const RECORDING_RULES_FILE = "recording.rules.yml";
export const ALERT_RULES_FILE = "alerts.rules.yml";

/** A group's proofs, as `promtool test rules` wants them. It lies beside the files of rules. */
export function proofsFile({ name, alerts, provenFrom }: AlertGroup): string {
  return yamlOf({
    // With the recording rules a proof that brings a record would have two of it.
    rule_files: [...(provenFrom === "metrics" ? [RECORDING_RULES_FILE] : []), ALERT_RULES_FILE],
    evaluation_interval: "1m",
    // Without it promtool takes them in any order, and an alert may see a record a minute late.
    group_eval_order: [RECORDS_GROUP, groupNameOf(name)],
    tests: alerts.flatMap((alert) => {
      const { fires, quiet, missing } = alert.proofs;
      return [...fires, ...quiet, ...ofAnotherJob(alert), missing].map((proof) => testOf(alert, proof));
    }),
  });
}

/** The first that fires, seen in what somebody else's programs show: an alert that names its job has to leave it alone. */
function ofAnotherJob({ expr, proofs: { fires, missing } }: Alert): readonly Proof[] {
  const [first] = fires;
  if (!first || missing.fired || !expr.includes('job="')) return [];
  const theirs = Object.entries(first.series).map(([each, values]) => [renamed(each), values]);
  return [{ when: "they are another job's", series: Object.fromEntries(theirs), at: first.at }];
}

const renamed = (series: string) => series.replace(/job="[^"]*"/, 'job="another"');

function testOf({ name, severity, component, summary }: Alert, { when, series, at, fired = [] }: Proof) {
  return {
    name: `${name}: ${fired.length > 0 ? "fires" : "is quiet"} when ${when}`,
    interval: "1m",
    input_series: Object.entries(series).map(([each, values]) => ({ series: each, values })),
    alert_rule_test: [
      {
        eval_time: at,
        alertname: name,
        exp_alerts: fired.map(({ labels, description }) => ({
          exp_labels: { severity, component, ...labels },
          exp_annotations: { summary, description, runbook_url: runbookOf(name) },
        })),
      },
    ],
  };
}
