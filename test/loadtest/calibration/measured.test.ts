import { readdir, readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { assertWithinCeiling } from "../../../src/loadtest/calibration/assert-within-ceiling.ts";
import { measureOverHttp } from "../../../src/loadtest/calibration/measure-over-http.ts";
import { measureOverSlack } from "../../../src/loadtest/calibration/measure-over-slack.ts";
import type { MeasureCeiling } from "../../../src/loadtest/calibration/measuring.ts";
import { withNoOpBot } from "../../../src/loadtest/calibration/no-op-bot.ts";
import { freePort } from "../../free-port.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { opened } from "../scenario/opened.ts";

let temporary: string;

beforeEach(async () => {
  temporary = await temporaryFolder();
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  onTestFinished(async () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await removeTemporaryFolders();
  });
});

/** The processes that were started in the test's folder for temporary files. */
async function runningHere(): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const here = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      return pid !== process.pid && environment.includes(temporary) ? [pid] : [];
    }),
  );
  return here.flat();
}

const place = (signal = new AbortController().signal) => ({
  program: "",
  env: process.env,
  signal,
  enough: 1,
});

const MEASURES: readonly (readonly [string, MeasureCeiling])[] = [
  ["over HTTP", measureOverHttp],
  ["in the simulated Slack", measureOverSlack],
];

describe.skipIf(process.platform !== "linux")("what this machine can ask", { timeout: 60_000 }, () => {
  it.each(MEASURES)("is measured %s, and nothing is left", async (_, measure) => {
    const ceiling = await measure(place());
    expect(ceiling).toBeGreaterThan(0);
    expect(Number.isFinite(ceiling)).toBe(true);
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it.each(MEASURES)("is not measured to the end %s when it is interrupted", async (_, measure) => {
    const stop = new AbortController();
    const measuring = measure({ ...place(stop.signal), enough: Number.POSITIVE_INFINITY });
    const failed = expect(measuring).rejects.toThrow("interrupted");
    await until("it runs", async () => (await runningHere()).length > 0);
    stop.abort(new Error("interrupted"));
    await failed;
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("refuses what no machine can ask, before anything else runs", async () => {
    const workload = "{executor: constant-arrival-rate, rate: 10000, duration: 1s}";
    const scenario = await opened(
      `questions: [Why?]\nscenarios:\n  a: ${workload}\n  b: ${workload}\n  c: ${workload}\n`,
    );
    await expect(assertWithinCeiling(scenario, "slack", place())).rejects.toMatchObject({
      code: "RATE_TOO_HIGH",
      exitCode: 3,
      message: expect.stringMatching(/plans 30,000 questions\/s .* makes [1-9][\d,]*\/s at most/),
    });
    expect(await runningHere()).toEqual([]);
  });

  it("is a clear verdict where nothing was answered, and nothing is left", async () => {
    const measuring = withNoOpBot({ target: "http" }, place(), async () => 0);
    await expect(measuring).rejects.toMatchObject({ code: "BOT_UNAVAILABLE", exitCode: 4 });
    const slack = { url: `http://127.0.0.1:${await freePort()}/api/`, appToken: "", botToken: "" };
    const starting = withNoOpBot({ target: "slack", ...slack }, place(), async () => 1);
    await expect(starting).rejects.toMatchObject({
      code: "BOT_UNAVAILABLE",
      message: expect.stringContaining("ECONNREFUSED"),
    });
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });
});
