import { basename } from "node:path";
import { stringify } from "yaml";
import { ALERT_RECEIVERS, TELLS_NOBODY } from "../stack/services/alert-receivers.ts";
import { ALERTMANAGER } from "../stack/services/alertmanager.ts";
import { BOT, WORKER } from "../stack/services/bot.ts";
import { imageSetting } from "../stack/services/image-setting.ts";
import { NGINX } from "../stack/services/nginx.ts";
import { type Probe, PUBLISHED_PORT, type Service } from "../stack/services/service.ts";
import { STACK_SERVICES } from "../stack/services/stack-services.ts";
import { botSettings, isOfBot, KNOWLEDGE_VOLUME } from "./bot-settings.ts";

/** What compose runs: the stack, and the bot with what is in front of it. */
export const COMPOSE_SERVICES: readonly Service[] = [...STACK_SERVICES, BOT, WORKER, NGINX];

/** Where Prometheus finds the bot's processes in compose's network; its other targets are those of the stack. */
export const COMPOSE_BOT_TARGETS = [BOT, WORKER].map(({ name, port }) => `${name}:${port.inside}`);

/** Of Prometheus' two configurations in compose/prometheus the one with these targets. */
const OWN_FILE = { stack: "/prometheus.yml", compose: "/prometheus.compose.yml" } as const;

/** Asked by nobody from outside: as many of them as one likes have no port of this machine. */
const INSIDE_ONLY: readonly string[] = [WORKER.name];

const HEAD = `# Generated from src/stack/services by \`npm run generate\`. Do not edit.
# For Compose 2.
#
# Where somebody has a port already, STACK_PORT_<SERVICE> is another, such as STACK_PORT_POSTGRES=5433.
#
# The bot takes its settings (docs/settings.md) from the shell, or from a file .env beside this one. Without SLACK_BOT_TOKEN and
# SLACK_APP_TOKEN the bot and the worker end and say so, while all others run. KNOWLEDGE_FOLDER is the folder to answer from: it
# stands at /knowledge, such as for KNOWLEDGE_FILE=/knowledge/sources.yaml.
#
# Alerts: Alertmanager tells nobody, unless STACK_ALERTS_TO says slack, pagerduty or all. Then these name files:
#   STACK_ALERTS_SLACK_WEBHOOK_FILE    in it the https URL of an incoming webhook of Slack
#   STACK_ALERTS_PAGERDUTY_KEY_FILE    in it the integration key of PagerDuty's Events API v2
# Alertmanager runs as nobody and has to read them: chmod 644, in a folder that only you can enter.
#
# Links to the runbook in alerts are relative here. Give them your address of it, before the start:
#   sed -i 's|docs/runbook.md#|https://example.com/ledger/runbook#|' prometheus/alerts.rules.yml
`;

const TELLS_WHO_IS_SET = TELLS_NOBODY.replace("nobody", `\${STACK_ALERTS_TO:-nobody}`);

/** Compose puts each at /run/secrets under its name: an empty one where no file is named. */
const ALERT_SECRETS = Object.fromEntries(
  ALERT_RECEIVERS.map(({ secret, fileSetting }) => [
    basename(secret),
    { file: `\${${fileSetting}:-./alertmanager/no-secret}` },
  ]),
);

/** The text of compose/docker-compose.yml, in the YAML that all readers of it share. */
export function composeFile(services: readonly Service[] = COMPOSE_SERVICES): string {
  return `${HEAD}${stringify(composition(services), { lineWidth: 0, version: "1.1" })}`;
}

function composition(services: readonly Service[]) {
  const checked = new Map(services.map((service) => [service.name, healthCommand(service) !== undefined]));
  const kept = services.filter(({ keeps }) => keeps !== undefined);
  return {
    name: "ledger-compose",
    services: Object.fromEntries(services.map((service) => [service.name, entry(service, checked)])),
    volumes: Object.fromEntries(kept.map(({ name }) => [name, {}])),
    secrets: ALERT_SECRETS,
  };
}

function entry(service: Service, checked: ReadonlyMap<string, boolean>) {
  const { name, image, command, environment, files = [], keeps, port, needs } = service;
  const test = healthCommand(service);
  return {
    image: `\${${imageSetting(service)}:-${image}}`,
    ...(command && {
      command: command.map((word) =>
        escaped(word.replace(OWN_FILE.stack, OWN_FILE.compose))
          .replace(TELLS_NOBODY, TELLS_WHO_IS_SET)
          .replace(PUBLISHED_PORT, publishedPort(service)),
      ),
    }),
    ...(environment && { environment: { ...environment, ...(isOfBot(service) && botSettings(service)) } }),
    ...(INSIDE_ONLY.includes(name) ? {} : { ports: [`127.0.0.1:${publishedPort(service)}:${port.inside}`] }),
    ...((files.length > 0 || keeps !== undefined || isOfBot(service)) && {
      volumes: [
        ...(isOfBot(service) ? [KNOWLEDGE_VOLUME] : []),
        ...files.map(({ from, at }) => `./${from}:${at}:ro`),
        ...(keeps === undefined ? [] : [`${name}:${keeps}`]),
      ],
    }),
    ...(service === ALERTMANAGER && { secrets: Object.keys(ALERT_SECRETS) }),
    ...(needs.length > 0 && {
      depends_on: Object.fromEntries(
        needs.map((need) => [need, { condition: checked.get(need) ? "service_healthy" : "service_started" }]),
      ),
    }),
    ...(test && { healthcheck: healthcheck(test, service.deadlineSeconds) }),
    restart: "unless-stopped",
  };
}

function publishedPort(service: Service): string {
  return `\${${portSetting(service)}:-${service.port.wished}}`;
}

/** Such as `STACK_PORT_POSTGRES_EXPORTER`. */
function portSetting(service: Service): string {
  return imageSetting(service).replace("IMAGE", "PORT");
}

/** The service's own probe, asked in its container; undefined where its image has nothing to ask with. */
function healthCommand({ probe, port }: Service): readonly string[] | undefined {
  if (probe.kind === "command") return probe.command;
  return probe.inImage ? wget(probe, port.inside) : undefined;
}

function wget({ path }: Extract<Probe, { kind: "http" }>, port: number): readonly string[] {
  return ["wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${port}${path}`];
}

/** While it starts a failure does not count. */
function healthcheck(test: readonly string[], deadlineSeconds: number) {
  return {
    test: ["CMD", ...test.map(escaped)],
    interval: "5s",
    timeout: "5s",
    retries: 3,
    start_period: `${deadlineSeconds}s`,
  };
}

/** Compose reads a dollar as the beginning of a variable. */
function escaped(word: string): string {
  return word.replaceAll("$", "$$$$");
}
