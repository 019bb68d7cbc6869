import { z } from "zod";
import { ALERTMANAGER } from "../services/alertmanager.ts";
import { PROMETHEUS } from "../services/prometheus.ts";
import type { RunningService, RunningStack } from "../up/running-stack.ts";
import { askJson } from "./ask-json.ts";
import { untilSeen } from "./until-seen.ts";
import type { Verification } from "./verification.ts";

const ALERT = "LedgerStackTest";
/** Over before Alertmanager has waited for a group to fill, so that nobody is told of it. */
const LASTS_MS = 3_000;
const WITHIN_MS = 20_000;

const alertsSchema = z.array(z.object({ labels: z.record(z.string(), z.string()) }));
const managersSchema = z.object({
  data: z.object({ activeAlertmanagers: z.array(z.object({ url: z.string() })) }),
});

/** The way that Prometheus' own alerts take: from its container, to the Alertmanager that it knows. */
export const TEST_ALERT_ARRIVES: Verification = {
  claim: "A test alert reaches Alertmanager",
  async check(stack, signal, notYet) {
    const [alertmanager, prometheus] = [
      stack.services.get(ALERTMANAGER.name),
      stack.services.get(PROMETHEUS.name),
    ];
    if (!alertmanager) return { seen: "nothing to see", said: "Alertmanager is not part of the choice" };
    const id = `${stack.name}-${Date.now()}`;
    return untilSeen(
      async (within) => {
        if (prometheus) await knowsAlertmanager(prometheus, within);
        await send(stack, alertmanager, prometheus, id, within);
        const filter = new URLSearchParams({ filter: `alertname="${ALERT}"` });
        const alerts = await askJson(
          `http://127.0.0.1:${alertmanager.port}/api/v2/alerts?${filter}`,
          alertsSchema,
          within,
        );
        return alerts.some(({ labels }) => labels.test === id)
          ? { seen: "yes", said: prometheus ? "sent from Prometheus' container" : "sent from this machine" }
          : { seen: "no", said: "it was taken, and is not in Alertmanager's list" };
      },
      WITHIN_MS,
      signal,
      notYet,
    );
  },
};

async function knowsAlertmanager({ port }: RunningService, signal: AbortSignal): Promise<void> {
  const { data } = await askJson(`http://127.0.0.1:${port}/api/v1/alertmanagers`, managersSchema, signal);
  const inside = `${ALERTMANAGER.name}:${ALERTMANAGER.port.inside}`;
  if (!data.activeAlertmanagers.some(({ url }) => new URL(url).host === inside))
    throw new Error(`Prometheus does not know ${inside}`);
}

/** 126 and 127 are a shell's way of saying that there is no such program. */
const NO_PROGRAM = [126, 127];

async function send(
  { engine, name }: RunningStack,
  alertmanager: RunningService,
  prometheus: RunningService | undefined,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const labels = { alertname: ALERT, severity: "none", stack: name, test: id };
  const annotations = { summary: "`ledger stack up` looks whether alerts arrive; there is nothing to do." };
  const endsAt = new Date(Date.now() + LASTS_MS).toISOString();
  const body = JSON.stringify([{ labels, annotations, endsAt }]);
  const path = "/api/v2/alerts";
  if (prometheus) {
    const url = `http://${ALERTMANAGER.name}:${ALERTMANAGER.port.inside}${path}`;
    const header = "Content-Type: application/json";
    const command = ["wget", "-q", "-O", "/dev/null", "--header", header, "--post-data", body, url];
    const { code, output } = await engine.exec(prometheus.id, command, signal);
    if (code === 0) return;
    if (!NO_PROGRAM.includes(code)) throw new Error(`Prometheus' container cannot reach ${url}: ${output}`);
  }
  const { ok, status } = await fetch(`http://127.0.0.1:${alertmanager.port}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    signal,
  });
  if (!ok) throw new Error(`Alertmanager refused it with status ${status}`);
}
