import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { STACK_SERVICES } from "../../../src/stack/services/stack-services.ts";
import { readStackSettings, STACK_SETTINGS } from "../../../src/stack/services/stack-settings.ts";

const read = (env: Record<string, string>) => readStackSettings(env, STACK_SERVICES);

it("has a name, the bot's usual port and the services' own images, where nothing is set or it is empty", () => {
  expect(read({ STACK_NAME: "", PORT: "" })).toEqual({
    ...{ name: "ledger", images: new Map(), botPort: 8080, scrapeSeconds: 15 },
    alerts: new Map(),
  });
});

it("takes an image for a service, by tag or digest, from any registry", () => {
  const image = `registry.example.com:5000/team/pg:16@sha256:${"a".repeat(64)}`;
  expect(read({ STACK_IMAGE_POSTGRES_EXPORTER: image }).images).toEqual(
    new Map([["postgres-exporter", image]]),
  );
});

it("takes the bot's port where it is fixed: 0 is any, and tells nothing", () => {
  expect(read({ PORT: "9000" }).botPort).toBe(9000);
  expect(read({ PORT: "0" }).botPort).toBe(8080);
});

it("takes how often Prometheus looks from STACK_SCRAPE_SECONDS", () => {
  expect(read({ STACK_SCRAPE_SECONDS: "5" }).scrapeSeconds).toBe(5);
  for (const given of ["0", "61", "1.5", "often"])
    expect(() => read({ STACK_SCRAPE_SECONDS: given })).toThrow(
      `STACK_SCRAPE_SECONDS is "${given}". Give a whole number from 1 to 60.`,
    );
});

describe("where the runbook is read", () => {
  it.each([
    "https://git.example.com/ledger/blob/main/docs/runbook.md",
    "https://wiki.example.com:8443/pages?id=1",
    "https://runbook.example.com",
    "http://127.0.0.1:6419/docs/runbook.md",
  ])("is taken from STACK_RUNBOOK_URL=%s", (STACK_RUNBOOK_URL) => {
    expect(read({ STACK_RUNBOOK_URL }).runbookUrl).toBe(STACK_RUNBOOK_URL);
  });

  it.each([
    "docs/runbook.md",
    "http://git.example.com/runbook.md",
    "http://127.0.0.1.example.com/runbook.md",
    "https://git.example.com/runbook.md#top",
    "https://git.example.com/run book.md",
    "https://git.example.com/x\nlabels: {}",
    "javascript:alert(1)",
  ])("is refused as %j", (STACK_RUNBOOK_URL) => {
    expect(() => read({ STACK_RUNBOOK_URL })).toThrow(
      `STACK_RUNBOOK_URL is ${JSON.stringify(STACK_RUNBOOK_URL)}. Give the https URL`,
    );
  });

  it("is not known where nothing is set", () => {
    expect(read({ STACK_RUNBOOK_URL: "" })).not.toHaveProperty("runbookUrl");
  });
});

it("names all faults at once", () => {
  expect(() => read({ STACK_NAME: "Über", STACK_IMAGE_REDIS: "re dis", PORT: "70000" })).toThrow(
    /STACK_NAME is "Über"[\s\S]*PORT is "70000"[\s\S]*STACK_IMAGE_REDIS is "re dis"/,
  );
});

it("has every image by its digest", () => {
  for (const { image } of STACK_SERVICES) expect(image).toMatch(/:\S+@sha256:[0-9a-f]{64}$/);
});

describe("who is told of alerts", () => {
  const KEY = "0123456789abcdefABCDEF0123456789";

  it.each([
    [{ STACK_ALERTS_SLACK_WEBHOOK_URL: "https://hooks.slack.com/services/T0/B0/x" }, ["slack"]],
    [{ STACK_ALERTS_SLACK_WEBHOOK_URL: "http://127.0.0.1:8080/x" }, ["slack"]],
    [{ STACK_ALERTS_PAGERDUTY_KEY: KEY, STACK_ALERTS_SLACK_WEBHOOK_URL: "" }, ["pagerduty"]],
  ])("is taken from %j", (env, told) => {
    expect([...read(env).alerts]).toEqual(told.map((name) => [name, Object.values(env)[0]]));
  });

  it.each([
    { STACK_ALERTS_SLACK_WEBHOOK_URL: "http://hooks.slack.com/services/s3cret" },
    { STACK_ALERTS_SLACK_WEBHOOK_URL: "http://127.0.0.1.example.com/s3cret" },
    { STACK_ALERTS_SLACK_WEBHOOK_URL: "http://127.0.0.1:80@example.com/s3cret" },
    { STACK_ALERTS_SLACK_WEBHOOK_URL: "https://hooks.slack.com/s3cret\nmore" },
    { STACK_ALERTS_SLACK_WEBHOOK_URL: "s3cret" },
    { STACK_ALERTS_PAGERDUTY_KEY: "s3cret" },
  ])("is refused as %j, and the secret is not shown", (env) => {
    const [setting] = Object.keys(env);
    const refusal = (() => {
      try {
        return JSON.stringify(read(env));
      } catch (error) {
        return String(error);
      }
    })();
    expect(refusal).toContain(`${setting} is not valid. Give the`);
    expect(refusal).not.toContain("s3cret");
  });
});

it("refuses a name that engines take for a kind of network", () => {
  for (const STACK_NAME of ["default", "host", "pod"])
    expect(() => read({ STACK_NAME })).toThrow(`STACK_NAME is "${STACK_NAME}"`);
});

it("refuses a setting that there is not, and names the nearest", () => {
  expect(() => read({ STACK_IMAGE_REDSI: "redis:7" })).toThrow(
    'STACK_IMAGE_REDSI is no setting of the stack; did you mean "STACK_IMAGE_REDIS"?',
  );
  expect(() => read({ STACK_WHATEVER_IT_IS: "1" })).toThrow(
    "STACK_WHATEVER_IT_IS is no setting of the stack; docs/stack.md lists them.",
  );
});

it("lets pass what is empty, what compose reads, and what another program's is", () => {
  const env = {
    ...{ STACK_IMAGE_REDSI: "", STACK_PORT_REDIS: "6380", STACK_IMAGE_NGINX: "nginx:1" },
    ...{ STACK_ALERTS_TO: "all", STACK_ALERTS_SLACK_WEBHOOK_FILE: "file", STACK_ROOT: "/root/.stack" },
  };
  expect(read(env).images).toEqual(new Map());
});

it("has each setting in docs/stack.md", () => {
  const document = readFileSync(new URL("../../../docs/stack.md", import.meta.url), "utf8");
  for (const name of [...STACK_SETTINGS, "STACK_IMAGE_<SERVICE>"])
    expect(document).toContain(`| \`${name}\` |`);
});
