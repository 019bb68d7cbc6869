import { readdirSync } from "node:fs";
import { cp } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ALERT_GROUPS, ALERTS } from "../../src/monitoring/alerts/alert-groups.ts";
import { prometheusFolder } from "../../src/monitoring/prometheus-folder.ts";
import { needs } from "../needs.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { PROMETHEUS_FOLDER, run } from "./run-program.ts";

/** What OP6 asks for, and the alert that tells of it. */
const ASKED = {
  "error ratio": "LedgerBotErrorRatioHigh",
  "slow answers": "LedgerBotAnswersSlow",
  "bot down": "LedgerBotDown",
  "model latency": "LedgerModelSlow",
  budget: "LedgerModelBudgetSpent",
  escalation: "LedgerBotEscalationsHigh",
  "crash loop": "LedgerBotCrashLoop",
  pool: "LedgerDatabasePoolExhausted",
  database: "LedgerDatabaseDown",
  Redis: "LedgerRedisDown",
  memory: "LedgerBotMemoryHigh",
  "99.5 % available": "LedgerAvailabilityBudgetBurnsFast",
  "p95 < 5 s": "LedgerLatencyBudgetBurnsFast",
  "errors < 1 %": "LedgerErrorBudgetBurnsFast",
} as const;

describe("compose/prometheus", () => {
  it.each(Object.entries(prometheusFolder()))("%s is as it is generated", async (file, text) => {
    await expect(text).toMatchFileSnapshot(resolve(PROMETHEUS_FOLDER, file));
  });

  it("holds no proofs of a group that is gone", () => {
    const proofs = readdirSync(PROMETHEUS_FOLDER).filter((file) => file.endsWith(".test.yml"));
    const groups = ALERT_GROUPS.map(({ name }) => `${name}.test.yml`);
    expect(proofs.sort()).toEqual([...groups, "records.test.yml"].sort());
  });

  it.each(Object.entries(ASKED))("has an alert for: %s", (_what, name) => {
    expect(ALERTS.map((alert) => alert.name)).toContain(name);
  });

  it("proves of each alert that it fires and that it is quiet", () => {
    const unproven = ALERTS.filter(
      ({ proofs: { fires, quiet } }) =>
        !fires.some(({ fired }) => fired?.length) || quiet.length === 0 || quiet.some(({ fired }) => fired),
    );
    expect(unproven.map(({ name }) => name)).toEqual([]);
  });

  it("tells alerts of one name apart by a label", () => {
    const keys = ALERTS.map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("promtool", () => {
  needs("promtool");

  it("finds nothing wrong with the rules", () => {
    const args = ["check", "rules", "--lint-fatal", "recording.rules.yml", "alerts.rules.yml"];
    expect(run("promtool", args, { cwd: PROMETHEUS_FOLDER })).toMatchObject({ status: 0 });
  });

  it("finds nothing wrong with Prometheus' configuration", () => {
    const found = run("promtool", ["check", "config", "prometheus.yml"], { cwd: PROMETHEUS_FOLDER });
    expect(found).toMatchObject({ status: 0 });
    expect(found.output).toContain("2 rule files found");
  });

  it.each(readdirSync(PROMETHEUS_FOLDER).filter((file) => file.endsWith(".test.yml")))(
    "sees that all in %s is so",
    (file) => {
      const { status, output } = run("promtool", ["test", "rules", file], { cwd: PROMETHEUS_FOLDER });
      expect([status, output]).toEqual([0, expect.stringContaining("SUCCESS")]);
    },
  );

  it("sees it where an alert is otherwise", async () => {
    const folder = await temporaryFolder();
    await cp(PROMETHEUS_FOLDER, folder, { recursive: true });
    const file = resolve(folder, "alerts.rules.yml");
    expect(run("sed", ["-i", "s/> 483183820/> 583183820/", file]).status).toBe(0);
    expect(run("promtool", ["test", "rules", "bot.test.yml"], { cwd: folder })).toMatchObject({ status: 1 });
  });
});
