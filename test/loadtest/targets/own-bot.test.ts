import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Sample } from "../../../src/loadtest/measure/sample.ts";
import { startResourceSampler } from "../../../src/loadtest/resources/resource-sampler.ts";
import { systemStopwatch } from "../../../src/loadtest/run/stopwatch.ts";
import { type OwnBot, type OwnBotOptions, startOwnBot } from "../../../src/loadtest/targets/bot/own-bot.ts";
import { createHttpTarget } from "../../../src/loadtest/targets/http/http-target.ts";
import { crowdSeed } from "../../../src/loadtest/targets/slack/people.ts";
import { createSlackTarget } from "../../../src/loadtest/targets/slack/slack-target.ts";
import { until } from "../../until.ts";

const PROGRAM = resolve(import.meta.dirname, "bot-program.ts");
const never = new AbortController().signal;

let temporary: string;

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), "ledger-test-"));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

async function ownBot(options: Partial<OwnBotOptions> = {}): Promise<OwnBot> {
  const bot = await startOwnBot({ program: PROGRAM, env: process.env, signal: never, ...options });
  onTestFinished(() => bot.stop());
  return bot;
}

/** The processes whose environment names the test's folder for temporary files: all that was started in it. */
async function runningHere(): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const here = await Promise.all(
    pids.map(async (pid) => {
      if (pid === process.pid) return [];
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return (environment + command).includes(temporary) ? [pid] : [];
    }),
  );
  return here.flat();
}

function asking(bot: OwnBot, target: "slack" | "http") {
  const samples: Sample[] = [];
  const ports = {
    stopwatch: systemStopwatch,
    sample: (sample: Sample) => void samples.push(sample),
    late: () => {},
  };
  const asked =
    target === "slack"
      ? createSlackTarget({ slack: bot.slack, timeoutMs: 20_000, quietMs: 100 }, ports)
      : createHttpTarget({ url: bot.url, token: bot.token, timeoutMs: 20_000 }, ports);
  const ask = (text: string, user: number, kind: Sample["kind"] = "fresh") =>
    asked.ask({ text, user, kind, channel: user, stage: "", plannedAt: performance.now() }, bot.broken);
  return { ask, samples, target: asked };
}

describe.skipIf(process.platform !== "linux")("a bot of the load test's own", { timeout: 90_000 }, () => {
  it("answers many people in Slack and over HTTP by the simulated model, and leaves nothing", async () => {
    const bot = await ownBot({
      model: { latency: { firstTokenMs: 20 } },
      slack: { seed: crowdSeed({ users: 4, channels: 2 }) },
      settings: { USER_RATE_LIMIT_PER_MINUTE: "1" },
    });
    const { url, pid } = bot;
    const sampler = startResourceSampler({ url, pid, stopwatch: systemStopwatch, stageAt: () => "all" });
    for (const kind of ["slack", "http"] as const) {
      const { ask, samples, target } = asking(bot, kind);
      await Promise.all([ask("What is a hard close?", 0), ask("How do I bake a cake?", 1)]);
      await ask("What does soft close mean?", 0);
      await target.settle();
      await target.stop();
      expect(samples.map(({ outcome }) => outcome).sort()).toEqual(["answered", "limited", "refused"]);
      const answered = samples.find(({ outcome }) => outcome === "answered");
      expect(Object.values(answered?.checks ?? {})).toEqual([true, true, true, true]);
      if (kind === "http") expect(answered?.costUsd).toBeGreaterThan(0);
    }
    await sampler.stop();
    const use = sampler.stages().get("all");
    expect(use?.memoryBytes).toBeGreaterThan(50e6);
    for (const figure of ["cpu", "tokens", "modelCalls", "costUsd", "eventLoopP99Ms"] as const)
      expect(use?.[figure]).toBeGreaterThan(0);
    for (const figure of ["queueDepth", "poolShare", "cacheHits"] as const)
      expect(use?.[figure]).toBeGreaterThanOrEqual(0);
    expect(await runningHere()).toContain(bot.pid);
    await bot.stop();
    expect(bot.broken.aborted).toBe(false);
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("lets what is to go wrong begin with the load, and not before", async () => {
    const bot = await ownBot({
      model: { latency: { firstTokenMs: 1 }, faults: { rules: [{ fault: "error", status: 400 }] } },
      slack: { faults: { seed: 1, rules: [{ fault: "error", code: "fatal_error", method: "auth.test" }] } },
    });
    const slackSays = async () => {
      const headers = { authorization: `Bearer ${bot.slack.botToken}` };
      const response = await fetch(`${bot.slack.url}auth.test`, { method: "POST", headers });
      return (await response.json()) as { readonly ok: boolean };
    };
    const { ask, samples, target } = asking(bot, "http");
    /** Whether a model wrote the answer: the bot helps itself without one, which costs nothing. */
    const isWritten = async () => {
      await ask("What is a hard close?", 0);
      return (samples.at(-1)?.costUsd ?? 0) > 0;
    };
    expect([await isWritten(), await isWritten()]).toEqual([true, true]);
    expect(await slackSays()).toMatchObject({ ok: true });
    bot.beginFaults();
    expect(await slackSays()).toMatchObject({ ok: false });
    await until("the model fails", async () => !(await isWritten()));
    await target.stop();
  });

  it("is a clear verdict when it dies in the middle, and its open questions have failed by it", async () => {
    const bot = await ownBot({ model: { latency: { firstTokenMs: 60_000 } } });
    const { ask, samples, target } = asking(bot, "slack");
    const over = ask("What is a hard close?", 0);
    process.kill(bot.pid, "SIGKILL");
    await over;
    await target.settle();
    expect(bot.broken.reason).toMatchObject({ code: "BOT_UNAVAILABLE", exitCode: 4 });
    expect(samples).toEqual([
      expect.objectContaining({ outcome: "failed", error: expect.stringContaining("ended with SIGKILL") }),
    ]);
    await bot.stop();
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is a clear verdict when it hangs, and is ended all the same", async () => {
    const bot = await ownBot({ silentMs: 4_000 });
    process.kill(bot.pid, "SIGSTOP");
    await until("it counts as hanging", () => bot.broken.aborted);
    expect(bot.broken.reason).toMatchObject({
      code: "BOT_UNAVAILABLE",
      message: expect.stringContaining("hangs"),
    });
    await bot.stop();
    expect(await runningHere()).toEqual([]);
  });

  it("is not started where its settings are wrong, and says why", async () => {
    const starting = ownBot({ settings: { WORKER_CONCURRENCY: "none" } });
    await expect(starting).rejects.toMatchObject({
      code: "BOT_UNAVAILABLE",
      message: expect.stringContaining("WORKER_CONCURRENCY"),
    });
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is stopped while it starts, when the run is interrupted", async () => {
    const stop = new AbortController();
    const starting = ownBot({ signal: stop.signal });
    stop.abort(new Error("interrupted"));
    await expect(starting).rejects.toThrow("interrupted");
    expect(await runningHere()).toEqual([]);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is ended by the leash when the generator is killed", async () => {
    const generator = fork(resolve(import.meta.dirname, "generator-program.ts"), { stdio: "ignore" });
    await once(generator, "message");
    expect((await runningHere()).length).toBeGreaterThan(3);
    generator.kill("SIGKILL");
    await until("nothing runs any more", async () => (await runningHere()).length === 0);
    expect(await readdir(temporary)).toEqual([]);
  });
});
