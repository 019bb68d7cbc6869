import { describe, expect, it } from "vitest";
import { ALERTS } from "../../src/monitoring/alerts/alert-groups.ts";
import { needs } from "../needs.ts";
import { until } from "../until.ts";
import { postAlerts, startAlertmanager } from "./alertmanager-process.ts";
import { ALERTMANAGER_FILE, run } from "./run-program.ts";

const RECEIVERS = { critical: "pagerduty,slack-critical", warning: "slack-warnings" } as const;

describe("Alertmanager's configuration", () => {
  needs("amtool");

  it("is one", () => {
    expect(run("amtool", ["check-config", ALERTMANAGER_FILE])).toMatchObject({ status: 0 });
  });

  it.each([
    ...ALERTS.map((alert) => [labelsOf(alert), RECEIVERS[alert.severity]] as const),
    [{ alertname: "Probe", severity: "none" }, "nobody"] as const,
    [{ alertname: "OfSomebodyElse" }, "slack-warnings"] as const,
  ])("sends %j to %s", (labels, receivers) => {
    const given = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    const args = ["config", "routes", "test", `--config.file=${ALERTMANAGER_FILE}`];
    const { status, output } = run("amtool", [...args, `--verify.receivers=${receivers}`, ...given]);
    expect([status, output]).toEqual([0, expect.stringContaining(receivers)]);
  });
});

/** They silence others, so that each is sent alone with what silences nothing. */
const SILENCING = /^Ledger(BotDown|DatabaseDown|ModelBudgetSpent|.*BurnsFast)$/;
const OTHERS = ALERTS.filter(({ name }) => !SILENCING.test(name));

const namesOf = (...components: readonly string[]) =>
  OTHERS.filter(({ component }) => components.includes(component)).map(({ name }) => name);

describe("Alertmanager", () => {
  needs("prometheus-alertmanager");

  it.each([
    ["LedgerBotDown", namesOf("bot", "answers", "model", "objective")],
    ["LedgerDatabaseDown", namesOf("answers", "objective")],
    ["LedgerErrorBudgetBurnsFast", ["LedgerErrorBudgetBurnsSlowly"]],
    ["LedgerModelBudgetSpent", ["LedgerModelBudgetNearlySpent"]],
  ])("while %s fires, is silent on what that explains, and on nothing else", async (name, silent) => {
    const { url } = await startAlertmanager(ALERTMANAGER_FILE);
    const sent = ALERTS.filter((alert) => alert.name === name || OTHERS.includes(alert));
    expect(
      await postAlerts(
        url,
        sent.map((alert) => ({ labels: labelsOf(alert) })),
      ),
    ).toBe(200);
    expect(new Set(await inhibitedOf(url, sent.length))).toEqual(new Set(silent));
  });
});

function labelsOf({ name, severity, component, labels }: (typeof ALERTS)[number]) {
  return { alertname: name, severity, component, ...labels };
}

interface Shown {
  readonly labels: { readonly alertname: string };
  readonly status: { readonly inhibitedBy: readonly string[] };
}

async function inhibitedOf(url: string, count: number): Promise<string[]> {
  let shown: Shown[] = [];
  await until("all alerts are there", async () => {
    shown = (await (await fetch(`${url}/api/v2/alerts`)).json()) as Shown[];
    return shown.length === count;
  });
  return shown.filter(({ status }) => status.inhibitedBy.length > 0).map(({ labels }) => labels.alertname);
}
