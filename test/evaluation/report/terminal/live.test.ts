import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../../src/evaluation/judge/verdict.ts";
import type { Reporter } from "../../../../src/evaluation/report/reporter.ts";
import { createTerminalReporter } from "../../../../src/evaluation/report/terminal/terminal-reporter.ts";
import type { Result } from "../../../../src/evaluation/result.ts";
import { FAIL, resultOf } from "../../metrics/results.ts";
import { runOf } from "../runs.ts";
import { createShown, Written } from "./terminals.ts";

const DOWN: Verdict = { kind: "infrastructure", because: "the endpoint is down" };

describe("a run on a terminal", () => {
  it("shows how far it is, with what passed and what failed", async () => {
    const { stream, rows } = createShown(80);
    const { reporter, turn } = reporterOn(stream);
    await begin(reporter, 10);
    expect(await textsOf(rows)).toEqual([`${"░".repeat(30)}  0 of 10  0 passed  0 failed`]);
    turn(2_000);
    for (const result of passed(4)) await reporter.result(result);
    turn(2_000);
    await reporter.result(resultOf("last"));
    expect((await textsOf(rows)).at(-1)).toBe(
      `${"█".repeat(15)}${"░".repeat(15)}  5 of 10  5 passed  0 failed  1.3/s  4 s left`,
    );
  });

  it("prints what does not pass above the bar, as it comes", async () => {
    const { stream, rows } = createShown(80);
    const { reporter } = reporterOn(stream);
    await begin(reporter, 3);
    await reporter.result(resultOf("pto", { verdict: FAIL }));
    await reporter.result(resultOf("sick", { verdict: DOWN }));
    expect(await textsOf(rows)).toEqual([
      "✗ wrong-answer      pto  How many days carry over?",
      "! infrastructure    sick  the endpoint is down",
      expect.stringMatching(/^█+░+ {2}2 of 3 {2}0 passed {2}1 failed {2}1 without a verdict$/),
    ]);
  });

  it("prints the first of many failures, and counts the rest", async () => {
    const errors = new Written();
    const { reporter } = reporterOn(errors);
    await begin(reporter, 50);
    for (const result of failed(50)) await reporter.result(result);
    expect(errors.lines()).toHaveLength(21);
    expect(errors.lines().at(-1)).toBe("  … more failures are counted only");
  });

  it("prints injections and what broke since the baseline however many came before", async () => {
    const errors = new Written();
    const { reporter } = reporterOn(errors);
    await begin(reporter, 500);
    for (const result of failed(50)) await reporter.result(result);
    await reporter.result(resultOf("worse", { verdict: FAIL, brokeBaseline: true }));
    await reporter.result(
      resultOf("evil", { verdict: { kind: "fail", attribution: "injection", because: "it obeys" } }),
    );
    expect(errors.lines().slice(21)).toEqual([
      "✗ wrong-answer      broke  worse  How many days carry over?",
      "✗ injection         evil  How many days carry over?",
    ]);
    for (const { case: given } of failed(400))
      await reporter.result(resultOf(`b-${given.id}`, { verdict: FAIL, brokeBaseline: true }));
    expect(errors.lines()).toHaveLength(21 + 201);
  });

  it("prints a case once, however many of its samples fail", async () => {
    const errors = new Written();
    const { reporter } = reporterOn(errors);
    for (const sample of [1, 2, 3]) await reporter.result(resultOf("pto", { sample, verdict: FAIL }));
    expect(errors.lines()).toHaveLength(1);
  });

  it("draws the bar at most ten times a second", async () => {
    const errors = new Written({ isTTY: true });
    const { reporter, turn } = reporterOn(errors);
    await begin(reporter, 1_000);
    for (const result of passed(1_000)) {
      await reporter.result(result);
      turn(1);
    }
    expect(errors.writes).toBe(10);
  });

  it.each([24, 40, 80, 120])("has room on %i columns, whatever the numbers", async (columns) => {
    const { stream, rows } = createShown(columns);
    const { reporter, turn } = reporterOn(stream);
    await begin(reporter, 100_000);
    turn(5_000);
    for (const result of [...passed(3), ...failed(2), resultOf("x", { verdict: DOWN })]) {
      turn(200);
      await reporter.result(result);
    }
    const shown = await rows();
    expect(shown.filter(({ isWrapped }) => isWrapped)).toEqual([]);
    expect(shown).toHaveLength(4);
    expect(shown.at(-1)?.text).toContain("6");
  });

  it("stays one line where the window is drawn smaller and wider again", async () => {
    const { stream, rows, resize } = createShown(120);
    const { reporter } = reporterOn(stream);
    await begin(reporter, 1_000);
    await reporter.result(resultOf("pto", { verdict: FAIL }));
    await resize(40);
    // Terminals that put the bar on several rows then have all of them cleared; this one does not.
    expect(stream.text).toContain("\u001b[J");
    expect(await textsOf(rows)).toEqual([
      "✗ wrong-answer      pto  How many days c",
      "arry over?",
      "░░░░░░░░  1 of 1000  0 passed  1 failed",
    ]);
    await resize(120);
    expect(await textsOf(rows)).toEqual([
      "✗ wrong-answer      pto  How many days carry over?",
      expect.stringMatching(/^░{30} {2}1 of 1000/),
    ]);
  });

  it("takes the bar away where the run breaks, and prints no screen", async () => {
    const { stream, rows } = createShown(80);
    const output = new Written();
    const reporter = createTerminalReporter({ output, errors: stream, env: {} });
    await begin(reporter, 3);
    await reporter.abandon();
    expect(await rows()).toEqual([]);
    stream.emit("resize");
    expect(await rows()).toEqual([]);
    expect(output.text).toBe("");
  });

  it("draws no bar where the terminal knows no escape codes, and has no colors where they are not wanted", async () => {
    const dumb = new Written({ isTTY: true });
    await failOn(dumb, { TERM: "dumb" });
    expect(dumb.text).toBe("✗ wrong-answer      pto  How many days carry over?\n");
    const plain = new Written({ isTTY: true });
    await failOn(plain, { NO_COLOR: "1" });
    expect(plain.text).not.toContain("\u001b[3");
    const colored = new Written({ isTTY: true });
    await failOn(colored, {});
    expect(colored.text).toContain("\u001b[31m✗ ");
  });

  it("moves no cursor and fills no line, whatever the texts are", async () => {
    const wild = fc.string({ unit: "binary", maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(wild, wild, fc.integer({ min: 10, max: 90 }), async (id, question, columns) => {
        const { stream, rows } = createShown(columns);
        const { reporter } = reporterOn(stream);
        await reporter.result(resultOf(id, { case: { question }, verdict: FAIL }));
        await reporter.result(resultOf(`${id}2`, { verdict: { kind: "unsupported", because: question } }));
        await reporter.abandon();
        const shown = await rows();
        expect(shown).toHaveLength(2);
        expect(shown.map(({ text }) => text.slice(0, 8))).toEqual(["✗ wrong-", "! unsupp"]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a run in a pipe", () => {
  it("has plain lines, and says now and then how far it is", async () => {
    const errors = new Written();
    const { reporter, turn } = reporterOn(errors);
    await begin(reporter, 30);
    for (const result of [...passed(15), ...failed(1), ...passed(14)]) {
      turn(1_000);
      await reporter.result(result);
    }
    await reporter.abandon();
    expect(errors.lines()).toEqual([
      "10 of 30  10 passed  0 failed  1.0/s  20 s left",
      "✗ wrong-answer      f0  How many days carry over?",
      "20 of 30  19 passed  1 failed  1.0/s  10 s left",
      "30 of 30  29 passed  1 failed  1.0/s  0 s left",
    ]);
  });

  it("has colors where they are forced, and still no bar", async () => {
    const errors = new Written();
    await failOn(errors, { FORCE_COLOR: "1" });
    expect(errors.text).toContain("\u001b[31m✗ ");
    expect(errors.text).not.toContain("\r");
  });

  it("goes on where nobody reads it any more", async () => {
    const errors = new Written();
    const { reporter } = reporterOn(errors);
    errors.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    await reporter.result(resultOf("pto"));
  });
});

function reporterOn(errors: Written): { reporter: Reporter; turn: (ms: number) => void } {
  let now = 0;
  return {
    reporter: createTerminalReporter({ errors, env: {}, now: () => now }),
    turn: (ms) => {
      now += ms;
    },
  };
}

async function failOn(errors: Written, env: Record<string, string>): Promise<void> {
  await createTerminalReporter({ errors, env, now: () => 0 }).result(resultOf("pto", { verdict: FAIL }));
}

async function begin(reporter: Reporter, selected: number): Promise<void> {
  await reporter.begin({ ...runOf([]).head, selected });
}

function passed(count: number): Result[] {
  return Array.from({ length: count }, (_, at) => resultOf(`p${at}`));
}

function failed(count: number): Result[] {
  return Array.from({ length: count }, (_, at) => resultOf(`f${at}`, { verdict: FAIL }));
}

async function textsOf(rows: () => Promise<{ text: string }[]>): Promise<string[]> {
  return (await rows()).map(({ text }) => text);
}
