import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { endLedgers, runLedger, startLedger } from "../../ledger-process.ts";
import { onLinux } from "../../store/embedded/databases.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { scenarioFile, startLoadtest, TWO_IN_TURN } from "./loadtest-run.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

/** Its source is wrong, so that the exit code tells that the run was judged. */
async function wrongScenario(): Promise<string> {
  const questions = join(await temporaryFolder(), "wrong.jsonl");
  await writeFile(
    questions,
    `${JSON.stringify({ question: "What is a hard close?", gold: ["elsewhere.md"] })}\n`,
  );
  return scenarioFile({ ...TWO_IN_TURN, questions: [{ from: questions }] });
}

describe("what ledger loadtest writes", () => {
  it("are the files too, of a run that did not pass", async () => {
    const folder = await temporaryFolder();
    const [junit, html] = [join(folder, "made", "junit.xml"), join(folder, "page.html")];
    const { code, stdout } = await runLedger([
      ...["loadtest", await wrongScenario(), "-t", "answer_duration:p(95)<600000"],
      ...["--junit", junit, "--html", html],
    ]);
    expect(stdout).toMatch(/✗ from the right source\n +↳ +0\.00% — ✓ 0 \/ ✗ 2/);
    expect(stdout).toMatch(/█ CHECKS FAILED\n +1 check failed: from the right source\n$/);
    expect(code).toBe(1);
    const cases = await readFile(junit, "utf8");
    expect(cases).toMatch(/^<\?xml[\s\S]* failures="1" errors="0" skipped="0" [\s\S]*<\/testsuites>\n$/);
    expect(cases).toMatch(/name="check from the right source"[^>]*>\s*<failure [^>]*2 of 2 failed/);
    const page = await readFile(html, "utf8");
    expect(page).toMatch(/^<!doctype html>[\s\S]*<svg[\s\S]*<\/html>\n$/);
    // One file that asks nothing of the network.
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it("is read by nobody, and the run is judged and its files are written all the same", async () => {
    const junit = join(await temporaryFolder(), "junit.xml");
    const { child, ended } = startLedger(["loadtest", await wrongScenario(), "--junit", junit]);
    child.stdout?.destroy();
    child.stderr?.destroy();
    expect((await ended).code).toBe(1);
    expect(await readFile(junit, "utf8")).toContain("2 of 2 failed");
  });

  it("is one object also where a file cannot be written at the end, which is told beside it", {
    skip: !onLinux,
  }, async () => {
    const file = await scenarioFile(TWO_IN_TURN);
    const { code, stdout, stderr } = await runLedger([
      ...["loadtest", file, "--json", "--quiet", "--junit", "/dev/full"],
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: { kind: "passed" } });
    expect(stderr).toMatch(/^ledger loadtest: The report \/dev\/full cannot be written: .*ENOSPC/);
    expect(code).toBe(3);
  });

  it("are lines of progress on stderr, and no colors on a pipe", async () => {
    const file = await scenarioFile({
      executor: "constant-arrival-rate",
      ...{ rate: 1, duration: "60s", questions: ["What is a hard close?"] },
    });
    const run = startLoadtest([file], {});
    await run.answered();
    run.child.kill("SIGINT");
    const { stdout, stderr } = await run.ended;
    expect(stderr).toMatch(
      /\n0:\d\d of 1:00 {2}default {2}[\d.]+\/s of [\d.]+\/s .*answered \d+ .*errors .*checks .*memory/,
    );
    expect(stdout).toContain("! PARTIAL: interrupted after");
    expect(stdout + stderr).not.toContain("\u001b");
  });
});

describe("ledger loadtest --export k6", () => {
  it("prints a script that Node can read, of the same load and thresholds", async () => {
    const file = await scenarioFile({
      executor: "ramping-arrival-rate",
      ...{ startRate: 1, stages: [{ duration: "10s", target: 3 }], questions: ["What is a hard close?"] },
      thresholds: { errors: ["rate<0.01"], answer_duration: ["p(95)<5000"] },
    });
    const { code, stdout, stderr } = await runLedger([
      ...["loadtest", file, "--export", "k6", "--scale", "2", "-t", "errors:rate<0.2"],
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(optionsIn(stdout)).toMatchObject({
      scenarios: {
        default: {
          executor: "ramping-arrival-rate",
          ...{ startRate: 2, stages: [{ duration: "10s", target: 6 }] },
        },
      },
      thresholds: {
        answer_duration: [{ threshold: "p(95)<5000" }],
        errors: [{ threshold: "rate<0.2" }],
      },
    });
    const script = join(await temporaryFolder(), "short.mjs");
    await writeFile(script, stdout);
    const checked = spawnSync(process.execPath, ["--check", script], { encoding: "utf8" });
    expect(checked).toMatchObject({ status: 0, stderr: "" });
  });
});

function optionsIn(script: string): unknown {
  return JSON.parse(/^export const options = ([\s\S]*?);$/m.exec(script)?.[1] ?? "");
}
