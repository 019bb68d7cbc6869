import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { needs } from "../needs.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { postAlerts, startAlertmanager } from "./alertmanager-process.ts";
import { ALERTMANAGER_FILE } from "./run-program.ts";

const CRITICAL = {
  labels: { alertname: "LedgerBotDown", severity: "critical", component: "bot" },
  annotations: {
    summary: "The bot is down",
    description: "Nobody answers.",
    runbook_url: "https://example.com/runbook",
  },
};

describe("Alertmanager, with the secrets as files", () => {
  needs("prometheus-alertmanager");

  it("tells Slack of a critical alert, at the URL that the file holds", async () => {
    const received = await startWebhook();
    const { url } = await startWith("slack", {
      "slack-webhook-url": `${received.url}/services/T0/B0/secret\n`,
    });
    await postAlerts(url, [CRITICAL]);
    await until("Slack is told", () => received.posts.length > 0);
    expect(received.posts).toEqual([["/services/T0/B0/secret", expect.stringContaining("The bot is down")]]);
    expect(received.posts.join()).toContain("https://example.com/runbook");
    expect(received.posts.join()).toContain('"color":"danger"');
  });

  it("without any takes the same alert, tells nobody, and has no complaint", async () => {
    const { url, log } = await startWith("nobody", {});
    await postAlerts(url, [CRITICAL]);
    await until("all receivers had their turn", async () => (await aggregated(url)) === 2);
    expect(await sum(url, "alertmanager_notifications_total")).toBe(0);
    expect(log()).not.toMatch(/level=(warn|error)/);
  });

  it("complains of a file that is missing: what has no secret is left out of the others for that", async () => {
    const { url, log } = await startWith("all", {});
    await postAlerts(url, [CRITICAL]);
    await until("it complains", () => /level=error.*no such file/.test(log()));
  });
});

/** compose/alertmanager/to-<choice>.yml, with its secrets in a folder of the test, and no wait for further alerts. */
async function startWith(choice: string, secrets: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(secrets)) await writeFile(join(folder, name), text);
  const config = readFileSync(join(ALERTMANAGER_FILE, "..", `to-${choice}.yml`), "utf8");
  const file = join(folder, "alertmanager.yml");
  await writeFile(
    file,
    config.replaceAll("/run/secrets", folder).replaceAll(/group_wait: \d+s/g, "group_wait: 10ms"),
  );
  return startAlertmanager(file);
}

/** A Slack that takes every message. */
async function startWebhook() {
  const posts: [path: string | undefined, body: string][] = [];
  const server = createServer(async (request, response) => {
    posts.push([request.url, await bodyOf(request)]);
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await until("the webhook listens", () => server.listening);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { posts, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}

/** How many groups of alerts were made: one for each receiver. */
async function aggregated(url: string): Promise<number> {
  const groups = (await (await fetch(`${url}/api/v2/alerts/groups`)).json()) as unknown[];
  return groups.length;
}

async function sum(url: string, metric: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const values = [...text.matchAll(new RegExp(`^${metric}\\{.*\\} (\\S+)$`, "gm"))].map(([, value]) => value);
  return values.reduce((total, value) => total + Number(value), 0);
}
