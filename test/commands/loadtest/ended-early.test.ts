import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../../free-port.ts";
import { endLedgers, runLedger } from "../../ledger-process.ts";
import { onLinux } from "../../store/embedded/databases.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { A_MINUTE, ownTemporary, scenarioFile, startLoadtest } from "./loadtest-run.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

/** The files that a run writes at its end. */
async function reportFiles() {
  const folder = await temporaryFolder();
  const [junit, html] = [join(folder, "junit.xml"), join(folder, "page.html")];
  return {
    flags: ["--junit", junit, "--html", html],
    read: async () => ({ junit: await readFile(junit, "utf8"), html: await readFile(html, "utf8") }),
  };
}

async function aMinuteOfLoad(flags: readonly string[]) {
  const temporary = await ownTemporary();
  const run = startLoadtest([await scenarioFile(A_MINUTE, "minute"), ...flags], temporary.env);
  return { ...temporary, run };
}

/** A file of a run that did not come to its end tells it, and is whole. */
function expectPartial({ junit, html }: { junit: string; html: string }, kind: string, words: RegExp) {
  expect(junit).toMatch(/^<\?xml[\s\S]*<\/testsuites>\n$/);
  expect(junit).toContain(`<property name="ended" value="${kind}"/>`);
  expect(junit).toMatch(new RegExp(`<error [^>]*type="${kind}"`));
  expect(junit).toMatch(words);
  expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(html).toMatch(words);
}

describe("by SIGINT", () => {
  it("while it starts ends with 130, and leaves no process and no folder", async () => {
    const reports = await reportFiles();
    const { run, botIsUp, leftovers } = await aMinuteOfLoad(["--json", "--quiet", ...reports.flags]);
    await until("the bot is up", botIsUp);
    run.child.kill("SIGINT");
    const { code, stdout, stderr } = await run.ended;
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: { kind: "interrupted", exitCode: 130 },
      partial: true,
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
    expectPartial(await reports.read(), "interrupted", /interrupted after 0 of 60 s/);
    expect(await leftovers()).toEqual([]);
  });

  it("while it asks ends with 130 and what was measured, and leaves no process and no folder", async () => {
    const reports = await reportFiles();
    const { run, leftovers } = await aMinuteOfLoad(["--json", ...reports.flags]);
    await run.answered();
    run.child.kill("SIGINT");
    const { code, stdout } = await run.ended;
    const { verdict, partial, metrics, ranSeconds } = JSON.parse(stdout);
    expect({ code, verdict, partial }).toMatchObject({
      code: 130,
      verdict: { exitCode: 130 },
      partial: true,
    });
    expect(metrics.answer_duration.count).toBeGreaterThan(0);
    // What nobody waited for any more is no fault of the bot.
    expect(metrics.errors.passes).toBe(0);
    expect(ranSeconds).toBeLessThan(60);
    expectPartial(await reports.read(), "interrupted", /interrupted after \d+ of 60 s/);
    expect(await leftovers()).toEqual([]);
  });

  it("a second time ends also a bot that hangs", { skip: !onLinux }, async () => {
    const { run, bot, leftovers } = await aMinuteOfLoad([]);
    await run.answered();
    process.kill(await bot(), "SIGSTOP");
    // Again and again, because two at once are one to the system.
    await until("it has ended", () => !run.child.kill("SIGINT"));
    expect((await run.ended).code).toBe(130);
    await until("nothing is left", async () => (await leftovers()).length === 0);
  });
});

describe("a bot that goes wrong in the middle", { skip: !onLinux, timeout: 90_000 }, () => {
  it("is told where it was killed, with what was measured, and nothing is left behind", async () => {
    const reports = await reportFiles();
    const { run, bot, leftovers } = await aMinuteOfLoad(["--json", ...reports.flags]);
    await run.answered();
    process.kill(await bot(), "SIGKILL");
    const { code, stdout } = await run.ended;
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: { kind: "target-down", says: expect.stringContaining("ended with SIGKILL"), exitCode: 4 },
      partial: true,
      metrics: { answer_duration: { count: expect.any(Number) } },
    });
    expect(code).toBe(4);
    expectPartial(await reports.read(), "target-died", /ended with SIGKILL/);
    expect(await leftovers()).toEqual([]);
  });

  it("is told where it hangs, with what was measured, and nothing is left behind", async () => {
    const reports = await reportFiles();
    const { run, bot, leftovers } = await aMinuteOfLoad(["--target", "http", ...reports.flags]);
    await run.answered();
    process.kill(await bot(), "SIGSTOP");
    const { code, stdout } = await run.ended;
    expect(stdout).toMatch(/█ TARGET DOWN\n +The bot under test at \S+ hangs: it has not answered \/health/);
    expect(stdout).toMatch(/answer_duration\.+: avg=/);
    expect(code).toBe(4);
    expectPartial(await reports.read(), "target-died", /hangs: it has not answered/);
    expect(await leftovers()).toEqual([]);
  });
});

describe("a bot that is down", () => {
  it("is told with 4 before any load, in the files too", async () => {
    const reports = await reportFiles();
    const url = `http://127.0.0.1:${await freePort()}`;
    const { code, stdout } = await runLedger(
      [
        "loadtest",
        await scenarioFile(A_MINUTE),
        "--target",
        "http",
        "--url",
        url,
        "--json",
        ...reports.flags,
      ],
      "",
      { API_TOKEN: "a-token" },
    );
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: { kind: "target-down", says: expect.stringContaining("ECONNREFUSED"), exitCode: 4 },
      partial: true,
      end: {
        kind: "target-down",
        error: { code: "BOT_UNAVAILABLE", remedy: expect.stringMatching(/\S/) },
      },
      metrics: { questions: { count: 0 } },
    });
    expect(code).toBe(4);
    expectPartial(await reports.read(), "target-down", /ECONNREFUSED/);
  });
});
