import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { createPusher } from "../../../../src/loadtest/report/push/create-pusher.ts";
import { freePort } from "../../../free-port.ts";
import { needs } from "../../../needs.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { until } from "../../../until.ts";
import { madeUpResult } from "../made-up-result.ts";

needs("prometheus");

afterAll(removeTemporaryFolders);

describe("a Prometheus that figures are pushed to", () => {
  it("has them, under their names and labels, as they come", async () => {
    const base = await startedPrometheus();
    const pusher = createPusher({
      url: new URL("/api/v1/write", base),
      labels: { scenario: "average-day", testid: "größe" },
    });
    const { metrics, thresholds } = madeUpResult();
    const began = Date.now();
    for (const [at, count] of [100, 2_000].entries()) {
      const questions = { kind: "counter", count, rate: 20 } as const;
      const figures = { at: began + at * 1_000, metrics: { ...metrics, questions }, thresholds, valid: true };
      expect(await pusher.end(figures)).toMatchObject({ taken: at + 1, failed: 0, complete: true });
    }
    const at = began / 1_000 + 1;
    const query = (text: string) => queried(base, text, at);
    expect(await query('ledger_loadtest_answer_duration_seconds_p95{scenario="average-day"}')).toEqual([
      "2.1",
    ]);
    expect(await query('ledger_loadtest_threshold_crossed{threshold="p(95)<5000",testid="größe"}')).toEqual([
      "0",
    ]);
    expect(await query("count_over_time(ledger_loadtest_questions_total[1m])")).toEqual(["2"]);
    expect(await query("ledger_loadtest_questions_total")).toEqual(["2000"]);
  });
});

async function queried(base: URL, query: string, time: number): Promise<readonly string[]> {
  const url = new URL("/api/v1/query", base);
  url.search = new URLSearchParams({ query, time: String(time) }).toString();
  const { data } = (await (await fetch(url)).json()) as { data: { result: { value: [number, string] }[] } };
  return data.result.map(({ value }) => value[1]);
}

async function startedPrometheus(): Promise<URL> {
  const folder = await temporaryFolder();
  const config = join(folder, "prometheus.yml");
  await writeFile(config, "global: {}\n");
  const port = await freePort();
  const options = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--web.enable-remote-write-receiver",
  ];
  const child = spawn("prometheus", options, { stdio: "ignore" });
  onTestFinished(() => ended(child));
  const base = new URL(`http://127.0.0.1:${port}/`);
  await until("Prometheus is ready", async () => {
    const response = await fetch(new URL("/-/ready", base)).catch(() => undefined);
    return response?.ok === true;
  });
  return base;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}
