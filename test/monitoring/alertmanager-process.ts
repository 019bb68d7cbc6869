import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { freePort } from "../free-port.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

export interface AlertmanagerProcess {
  readonly url: string;
  /** What it has written so far. */
  log(): string;
}

/** The real Alertmanager with this configuration, until the test is over. */
export async function startAlertmanager(configFile: string): Promise<AlertmanagerProcess> {
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(
    "prometheus-alertmanager",
    [
      `--config.file=${configFile}`,
      `--storage.path=${await temporaryFolder()}`,
      `--web.listen-address=${address}`,
      "--cluster.listen-address=",
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let log = "";
  server.stderr.on("data", (chunk) => {
    log += chunk;
  });
  const exited = once(server, "exit");
  onTestFinished(async () => {
    server.kill();
    await exited;
  });
  const url = `http://${address}`;
  await until("Alertmanager is ready", async () => {
    const answered = await fetch(`${url}/-/ready`).catch(() => undefined);
    return answered?.ok === true;
  });
  return { url, log: () => log };
}

/** Tells it of alerts, as Prometheus does. Gives the status of its answer. */
export async function postAlerts(
  url: string,
  alerts: readonly { readonly labels: object; readonly annotations?: object }[],
): Promise<number> {
  const headers = { "content-type": "application/json" };
  const { status } = await fetch(`${url}/api/v2/alerts`, {
    method: "POST",
    headers,
    body: JSON.stringify(alerts),
  });
  return status;
}
