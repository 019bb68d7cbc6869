import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runLedger } from "../../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { scenarioFile, TWO_IN_TURN } from "./loadtest-run.ts";

afterAll(removeTemporaryFolders);

async function keeping() {
  const folder = await temporaryFolder();
  const file = await scenarioFile(TWO_IN_TURN);
  return {
    folder: join(folder, "loadtest-baselines"),
    run: (...flags: string[]) =>
      runLedger(["loadtest", file, "--data-dir", folder, "--baseline", "main", ...flags]),
  };
}

describe("ledger loadtest --baseline", { timeout: 60_000 }, () => {
  it("keeps repeats with --bless, compares with them, and refuses what is another load", async () => {
    const { folder, run } = await keeping();
    const kept = await run("--bless", "--repeat", "2", "--json");
    expect(JSON.parse(kept.stdout)).toMatchObject({
      verdict: { kind: "passed" },
      repeats: [{ verdict: "passed" }, { verdict: "passed" }],
    });
    expect(kept.stderr).toMatch(/^run 1 of 2 {2}passed {2}p\(50\) /m);
    expect(kept.code).toBe(0);
    const text = await readFile(join(folder, "main.json"), "utf8");
    expect(JSON.parse(text)).toMatchObject({ fingerprint: { scenario: { name: "short" } } });

    const compared = await run("--json", "-t", "answer_duration:p(95)<baseline*1000");
    const { comparison, thresholds, verdict } = JSON.parse(compared.stdout);
    expect(comparison).toMatchObject({ baseline: "main", because: expect.any(String) });
    expect(thresholds).toMatchObject([{ metric: "answer_duration", crossed: false }]);
    // Whether one run is slower than two others is this machine's to say.
    expect(compared.code).toBe(comparison.outcome === "worse" ? 99 : 0);
    expect(verdict.exitCode).toBe(compared.code);

    const scaled = await run("--scale", "2", "--quiet");
    expect(scaled.stderr).toMatch(/baseline main cannot be compared with this run\. What differs is /);
    expect(scaled).toMatchObject({ code: 3, stdout: "" });
    const overHttp = await run("--target", "http", "--json");
    expect(JSON.parse(overHttp.stdout)).toMatchObject({ error: { code: "BASELINE_DIFFERS" } });
    expect(await readFile(join(folder, "main.json"), "utf8")).toBe(text);
  });

  it("refuses one that is not there before any load", async () => {
    const { run } = await keeping();
    const { code, stderr, stdout } = await run();
    expect(stderr).toContain("There is no baseline main");
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  });

  it("does not keep an invalid run, and prints one object all the same", async () => {
    const folder = await temporaryFolder();
    const file = await scenarioFile({
      executor: "constant-arrival-rate",
      ...{ rate: 20, duration: "1s", maxVUs: 1, questions: ["What is a hard close?"] },
      model: { latency: { firstTokenMs: 3_000 } },
    });
    const { code, stdout, stderr } = await runLedger([
      ...["loadtest", file, "--data-dir", folder, "--bless", "--json", "--quiet"],
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: { kind: "invalid" } });
    expect(stderr).toMatch(/^ledger loadtest: The baseline short was left as it is: a run was INVALID\.\n/);
    expect(code).toBe(1);
    expect(await readdir(join(folder, "loadtest-baselines"))).toEqual([]);
  });
});
