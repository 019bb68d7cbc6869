import { readdir, readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { ceilingRun } from "./ceiling-run.ts";

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

/** The processes that were started in the test's folder for temporary files, whose command has a word in it. */
async function runningHere(word = ""): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const here = await Promise.all(
    pids.map(async (pid) => {
      if (pid === process.pid) return [];
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return (environment + command).includes(temporary) && command.includes(word) ? [pid] : [];
    }),
  );
  return here.flat();
}

describe.skipIf(process.platform !== "linux")("the ceiling of a bot of its own", { timeout: 90_000 }, () => {
  it("is measured over its real HTTP side, and nothing is left", async () => {
    const { code, printed } = await ceilingRun();
    const { bot, routes, end } = JSON.parse(printed);
    expect({ code, end, own: bot.own }).toEqual({ code: 0, end: { kind: "complete" }, own: true });
    for (const { requests, statuses } of routes) {
      expect(requests).toBeGreaterThan(10);
      expect(Object.keys(statuses)).toEqual(["200"]);
    }
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("has the bot's words where it dies in the middle", async () => {
    const running = ceilingRun({ plan: { durationMs: 3_600_000 } });
    await until("the loop runs", async () => (await runningHere("processes/ceiling")).length > 0);
    for (const pid of await runningHere("bot-program")) process.kill(pid, "SIGKILL");
    const { code, printed } = await running;
    const { routes, end } = JSON.parse(printed);
    expect(code).toBe(4);
    expect(end).toMatchObject({
      kind: "target-died",
      because: expect.stringContaining("ended with SIGKILL. Its last words:"),
    });
    expect(routes).toHaveLength(1);
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is interrupted while the bot starts, and nothing is left", async () => {
    const stop = new AbortController();
    const running = ceilingRun({ signal: stop.signal });
    stop.abort();
    const { code, printed } = await running;
    expect(code).toBe(130);
    expect(JSON.parse(printed)).toMatchObject({
      bot: { own: true },
      routes: [],
      end: { kind: "interrupted" },
    });
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });
});
