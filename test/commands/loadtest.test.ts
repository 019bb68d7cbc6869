import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { endLedgers, runLedger, startLedger } from "../ledger-process.ts";
import { onLinux } from "../store/embedded/databases.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

async function scenario(duration: string, rate = 5): Promise<string> {
  const file = join(await temporaryFolder(), "short.yaml");
  await writeFile(
    file,
    `{executor: constant-arrival-rate, rate: ${rate}, duration: ${duration}, questions: [What is a hard close?, How do I bake a cake?]}\n`,
  );
  return file;
}

/** Where a run of the test keeps what it keeps, so that what it leaves can be seen. */
async function ownTemporary() {
  const folder = await temporaryFolder();
  return {
    folder,
    env: { TMPDIR: folder },
    leftovers: async () => [
      ...(await foldersIn(folder)),
      ...(await processesOf(folder)).map(({ command }) => command),
    ],
  };
}

async function foldersIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith("ledger-"));
}

async function isBotUp(folder: string): Promise<boolean> {
  return (await botLog(folder)) !== undefined;
}

async function hasAnswered(folder: string): Promise<boolean> {
  return (await botLog(folder))?.includes("response_sent") ?? false;
}

async function untilItAsks(folder: string): Promise<void> {
  await until("the bot is up", () => isBotUp(folder));
  await until("a question is answered", () => hasAnswered(folder));
}

async function botLog(folder: string): Promise<string | undefined> {
  const [made = ""] = await foldersIn(folder);
  return readFile(join(folder, made, "bot.log"), "utf8").catch(() => undefined);
}

async function botOf(folder: string): Promise<number> {
  const bot = (await processesOf(folder)).find(({ command }) => command.includes("run.js\0start"));
  if (!bot) throw new Error("There is no bot.");
  return bot.pid;
}

interface SeenProcess {
  readonly pid: number;
  readonly command: string;
}

/** The processes that were started with this folder as their temporary one. */
async function processesOf(folder: string): Promise<SeenProcess[]> {
  if (!onLinux) return [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const seen = pids.map(async (pid) => {
    const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    if (!environment.includes(`TMPDIR=${folder}`)) return [];
    return [{ pid: Number(pid), command: await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "") }];
  });
  return (await Promise.all(seen)).flat();
}

/** Asked at once: no machine is too busy for this schedule. */
const oneQuestion = () => scenario("1s", 1);

describe("ledger loadtest", () => {
  it("asks a bot of its own, and leaves nothing behind", async () => {
    const { env, leftovers } = await ownTemporary();
    const { code, stdout, stderr } = await runLedger(["loadtest", await oneQuestion(), "--json"], "", env);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      scenario: "short",
      outcome: "passed",
      load: { executor: "constant-arrival-rate", rate: 1, timeUnitMs: 1_000, durationMs: 1_000 },
      questions: { planned: 1, sent: 1, answered: 1 },
      metrics: {
        answer_duration: { "p(95)": expect.any(Number) },
        checks: { rate: 1, passes: 3, fails: 0 },
      },
    });
    expect(code).toBe(0);
    expect(await leftovers()).toEqual([]);
  });

  it("asks on schedule, and says so where this machine is too busy for that", async () => {
    const { code, stdout, stderr } = await runLedger(["loadtest", await scenario("2s"), "--json"]);
    const { outcome, invalid, questions, metrics } = JSON.parse(stdout);
    expect(questions).toEqual({ planned: 10, sent: questions.sent, answered: questions.sent });
    expect(metrics.checks).toEqual({ rate: 1, passes: 3 * questions.sent, fails: 0 });
    const isKept = questions.sent === 10 && metrics.send_lag["p(99)"] <= 250;
    expect({ outcome, code, told: stderr }).toEqual(
      isKept
        ? { outcome: "passed", code: 0, told: "" }
        : { outcome: "invalid", code: 1, told: `INVALID RUN: ${invalid.join("; ")}\n` },
    );
  });

  it("ends with 99 when a threshold is crossed, and names it", async () => {
    const { code, stdout } = await runLedger([
      "loadtest",
      "--threshold",
      "answer_duration:p(95)<0.001",
      "--threshold",
      "checks:rate>0.99",
      await oneQuestion(),
    ]);
    expect(stdout).toMatch(
      /✓ checks: rate>0\.99 {2}\(100\.00%\)\n\nthresholds crossed: answer_duration: p\(95\)<0\.001\n$/,
    );
    expect(code).toBe(99);
  });

  it.each([
    ["starts", (folder: string) => until("the bot is up", () => isBotUp(folder))],
    ["asks", untilItAsks],
  ])(
    "by SIGINT while it %s ends with 130, and leaves no process and no folder",
    async (_what, untilThere) => {
      const { folder, env, leftovers } = await ownTemporary();
      const run = startLedger(["loadtest", await scenario("60s")], env);
      await untilThere(folder);
      run.child.kill("SIGINT");
      const { code, stdout, stderr } = await run.ended;
      expect({ code, stdout, stderr }).toEqual({ code: 130, stdout: "", stderr: "" });
      expect(await leftovers()).toEqual([]);
    },
  );

  it("by a second SIGINT ends also a bot that hangs", { skip: !onLinux }, async () => {
    const { folder, env } = await ownTemporary();
    const run = startLedger(["loadtest", await scenario("60s")], env);
    await untilItAsks(folder);
    process.kill(await botOf(folder), "SIGSTOP");
    // Again and again, because two at once are one to the system.
    await until("it has ended", () => !run.child.kill("SIGINT"));
    expect((await run.ended).code).toBe(130);
    await until("no process is left", async () => (await processesOf(folder)).length === 0);
  });

  it("says that its bot was killed, and leaves nothing behind", { skip: !onLinux }, async () => {
    const { folder, env, leftovers } = await ownTemporary();
    const run = startLedger(["loadtest", await scenario("60s"), "--json"], env);
    await untilItAsks(folder);
    process.kill(await botOf(folder), "SIGKILL");
    const { code, stdout } = await run.ended;
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "BOT_UNAVAILABLE", message: expect.stringContaining("ended with SIGKILL") },
    });
    expect(code).toBe(4);
    expect(await leftovers()).toEqual([]);
  });
});

describe("what keeps ledger loadtest from starting", () => {
  it.each([
    ["a scenario that is not there", ["loadtest", "smok"], 3, /no scenario smok[\s\S]*a name: .*smoke/],
    ["a threshold for no metric", ["loadtest", "--threshold", "latency:p(95)<1"], 2, /no metric "latency"/],
    ["a flag that it does not know", ["loadtest", "--target", "http://example.com"], 2, /--target/],
  ])("is told for %s", async (_what, args, exitCode, message) => {
    const { code, stdout, stderr } = await runLedger(args);
    expect(stderr).toMatch(message);
    expect(stdout).toBe("");
    expect(code).toBe(exitCode);
  });

  it("is told for a fault in the scenario, with its place", async () => {
    const file = await scenario("soon");
    const { code, stderr } = await runLedger(["loadtest", file]);
    expect(stderr).toContain(`${file}:1:54 duration must be a duration`);
    expect(code).toBe(3);
  });
});
