import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { fittedText } from "../../../src/stack/reconcile/fitted-text.ts";
import { COMPOSE } from "../stack-of-tests.ts";

const read = (file: string) => readFileSync(join(COMPOSE, file), "utf8");
const PROMETHEUS = read("prometheus/prometheus.yml");

it("leaves the committed files as they are where nothing is set", () => {
  expect(fittedText(PROMETHEUS, { botPort: 8080, scrapeSeconds: 15 })).toBe(PROMETHEUS);
});

it("has Prometheus look at the bot's port, as often as is wished, and waits no longer than that", () => {
  const fitted = fittedText(PROMETHEUS, { botPort: 9000, scrapeSeconds: 5 });
  expect(fitted).toContain("host.docker.internal:9000");
  expect(fitted).toMatch(/scrape_interval: 5s\n +scrape_timeout: 5s\n +evaluation_interval: 5s/);
});

it("leaves the runbook's links in alerts relative where no address is set, and makes them whole where one is", () => {
  const rules = read("prometheus/alerts.rules.yml");
  const alerts = [...rules.matchAll(/ alert: (\S+)/g)].map(([, name = ""]) => name);
  const fitted = (runbookUrl?: string) =>
    fittedText(rules, { botPort: 8080, scrapeSeconds: 15, ...(runbookUrl && { runbookUrl }) });
  expect(fitted()).toBe(rules);
  const url = "https://git.example.com/ledger/blob/main/docs/runbook.md?a=$1&b=%20";
  expect(linksIn(fitted(url))).toEqual(alerts.map((name) => `${url}#${name.toLowerCase()}`));
});

/** As a reader of YAML takes them: what it takes for a comment or a mapping would be missing. */
function linksIn(rules: string): string[] {
  const read = z.object({
    groups: z.array(
      z.object({ rules: z.array(z.object({ annotations: z.object({ runbook_url: z.string() }) })) }),
    ),
  });
  const { groups } = read.parse(parse(rules));
  return groups.flatMap((group) => group.rules.map(({ annotations }) => annotations.runbook_url));
}

it("tells Grafana how often that is", () => {
  const source = read("grafana/provisioning/datasources/prometheus.yml");
  expect(fittedText(source, { botPort: 8080, scrapeSeconds: 30 })).toContain("timeInterval: 30s");
});
