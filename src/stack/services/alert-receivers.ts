/** Somebody outside who is told of alerts, if the secret for it is given. */
export interface AlertReceiver {
  readonly name: "slack" | "pagerduty";
  /** What Alertmanager's configuration calls its way of telling. */
  readonly key: string;
  /** Where Alertmanager reads the secret, whenever it sends. */
  readonly secret: string;
  /** For compose: the variable that names the file which holds it. */
  readonly fileSetting: string;
}

export const ALERT_RECEIVERS: readonly AlertReceiver[] = [
  {
    name: "slack",
    key: "slack_configs",
    secret: "/run/secrets/slack-webhook-url",
    fileSetting: "STACK_ALERTS_SLACK_WEBHOOK_FILE",
  },
  {
    name: "pagerduty",
    key: "pagerduty_configs",
    secret: "/run/secrets/pagerduty-routing-key",
    fileSetting: "STACK_ALERTS_PAGERDUTY_KEY_FILE",
  },
];

/** Alertmanager's configuration that tells nobody; beside it lies one for each choice of receivers. */
export const TELLS_NOBODY = alertsFile([]);

/** The path of the configuration that tells these, in Alertmanager's container. */
export function alertsFile(told: readonly AlertReceiver["name"][]): string {
  return `/etc/alertmanager/to-${choiceOf(told)}.yml`;
}

/** `nobody`, the one's name, or `all`. */
export function choiceOf(told: readonly AlertReceiver["name"][]): string {
  return told.length === ALERT_RECEIVERS.length ? "all" : (told[0] ?? "nobody");
}
