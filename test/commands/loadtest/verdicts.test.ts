import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { endLedgers, runLedger } from "../../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { ownTemporary, scenarioFile, TWO_IN_TURN } from "./loadtest-run.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

describe("ledger loadtest", () => {
  it("passes with 0 where all holds, prints one object, and leaves nothing behind", async () => {
    const { env, leftovers } = await ownTemporary();
    const file = await scenarioFile({ ...TWO_IN_TURN, thresholds: { answer_duration: ["p(95)<600000"] } });
    const { code, stdout, stderr } = await runLedger(["loadtest", file, "--json"], "", env);
    expect(stdout).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: { kind: "passed", exitCode: 0 },
      ...{ valid: true, partial: false, end: { kind: "complete" } },
      ...{ scenario: "short", target: "slack", executor: "shared-iterations" },
      metrics: {
        answer_duration: { count: 2, "p(95)": expect.any(Number) },
        checks: { rate: 1, passes: 8, fails: 0 },
        questions: { count: 2 },
      },
      checks: [
        { name: "in its own thread", passes: 2, fails: 0 },
        { name: "from the right source", passes: 2, fails: 0 },
        { name: "nothing left at thinking", passes: 2, fails: 0 },
        { name: "answered once", passes: 2, fails: 0 },
      ],
      thresholds: [{ metric: "answer_duration", expression: "p(95)<600000", crossed: false }],
    });
    expect(stderr).toMatch(/^Plan of short\n/);
    expect(stderr).toContain("  Slack      calls in the busiest minute");
    expect(stderr).toContain("  budget     up to $");
    expect(code).toBe(0);
    expect(await leftovers()).toEqual([]);
  });

  it("takes a shipped scenario by its name, and a summary is all that it prints with --quiet", async () => {
    const { stdout, stderr } = await runLedger(
      ["loadtest", "smoke", "--scale", "0.1", "--time-scale", "0.1", "--quiet"],
      "",
      { NO_COLOR: "1", FORCE_COLOR: "1" },
    );
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^\n {2}smoke\n {4}constant-arrival-rate for 1 s, target slack, seed 0;/);
    expect(stdout).toMatch(/\n {4}questions\.{11}: 1 /);
    expect(stdout).not.toContain("\u001b");
  });

  it("ends with 99 when a threshold is crossed, and a flag stands in place of the scenario's", async () => {
    const file = await scenarioFile({
      ...TWO_IN_TURN,
      thresholds: {
        answer_duration: ["p(95)<0.001", "max<0.001"],
        checks: ["rate<0.5"],
        errors: ["rate<0.01"],
      },
    });
    const given = ["--threshold", "answer_duration:p(95)<600000", "-t", "checks:rate>0.99"];
    const replaced = await runLedger(["loadtest", file, "--json", "--quiet", ...given]);
    expect(JSON.parse(replaced.stdout).thresholds).toMatchObject([
      { metric: "errors", expression: "rate<0.01", crossed: false },
      { metric: "answer_duration", expression: "p(95)<600000", crossed: false },
      { metric: "checks", expression: "rate>0.99", crossed: false },
    ]);
    expect(replaced.code).toBe(0);

    const crossed = await runLedger(["loadtest", file, "-t", "checks:rate>0.99", "--quiet"], "", {
      FORCE_COLOR: "1",
    });
    expect(stripVTControlCharacters(crossed.stdout)).toMatch(
      /█ THRESHOLDS CROSSED\n +crossed: answer_duration: p\(95\)<0\.001, /,
    );
    expect(crossed.stdout).toContain("\u001b[");
    expect(crossed.code).toBe(99);
  });

  it("never passes where the load was not the one that was planned", async () => {
    const file = await scenarioFile({
      executor: "constant-arrival-rate",
      ...{ rate: 20, duration: "1s", maxVUs: 1, questions: ["What is a hard close?"] },
      // So that a question is under way while the others fall due, however fast the machine is.
      model: { latency: { firstTokenMs: 3_000 } },
    });
    const { code, stdout } = await runLedger(["loadtest", file, "--json", "-t", "checks:rate>0.1"]);
    const { verdict, valid, metrics, validity } = JSON.parse(stdout);
    expect({ verdict, valid }).toMatchObject({
      ...{ verdict: { kind: "invalid", exitCode: 1 }, valid: false },
    });
    expect(verdict.says).toMatch(
      /only \d+ of 20 planned questions were sent.*planned questions were dropped/,
    );
    expect(metrics.questions.count + metrics.dropped.count).toBe(20);
    expect(validity).toContainEqual(expect.objectContaining({ rule: "dropped", holds: false }));
    expect(code).toBe(1);
  });

  it("fails with 1 where answers came fast and from the wrong source", async () => {
    const questions = join(await temporaryFolder(), "wrong.jsonl");
    await writeFile(
      questions,
      `${JSON.stringify({ id: "w1", question: "What is a hard close?", expect: "answer", gold: ["elsewhere.md"] })}\n`,
    );
    const file = await scenarioFile({ ...TWO_IN_TURN, questions: [{ from: questions }] });
    const judged = await runLedger(["loadtest", file, "-t", "answer_duration:p(95)<600000", "--json"]);
    expect(JSON.parse(judged.stdout)).toMatchObject({
      verdict: { kind: "checks-failed", says: "1 check failed: from the right source", exitCode: 1 },
      valid: true,
      metrics: { errors: { rate: 0 }, goodput: { rate: 0 } },
    });
    expect(judged.code).toBe(1);
  });
});
