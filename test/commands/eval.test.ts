import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../knowledge/write-folder.ts";
import { runLedger } from "../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const REAL_DOCS = resolve(import.meta.dirname, "../../../shared/data/claude-docs");

async function questionsOf(...lines: readonly string[]): Promise<string> {
  const file = join(await temporaryFolder(), "questions.jsonl");
  await writeFile(file, lines.join("\n"));
  return file;
}

const ZEBRAS = { "zebras.md": "# Zebras\n\nZebras are striped.\n" };
const GOOD = '{"id": "z", "question": "What are zebras?", "gold": ["zebras.md#zebras"]}';

describe("ledger eval", () => {
  it("measures the bundled questions on one screen, and ends with 0 without a threshold", async () => {
    const { code, stdout, stderr } = await runLedger(["eval"]);
    expect(stdout).toMatch(/^\d+ of 151 questions passed \(117 have an answer, 34 must be refused\)\n/);
    expect(stdout).toMatch(/recall@3 +0\.\d{3}/);
    expect(stdout.split("\n").length).toBeLessThanOrEqual(30);
    // Without a terminal there is no progress.
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("gives the same JSON line each time, with every question in it", async () => {
    const [one, other] = await Promise.all([runLedger(["eval", "--json"]), runLedger(["eval", "--json"])]);
    const { counts, metrics, questions } = JSON.parse(one.stdout);
    expect(questions).toHaveLength(151);
    expect(counts.passed).toBe(
      questions.filter(({ verdict }: { verdict: string }) => verdict === "pass").length,
    );
    // A floor against regressions, below what is reached today.
    expect(metrics["recall@10"]).toBeGreaterThan(0.75);
    expect(one.stdout.trim()).not.toContain("\n");
    expect(other.stdout).toBe(one.stdout);
  });

  it("ends with 1 when a threshold is crossed, and says which", async () => {
    const args = ["eval", "--threshold", "recall@3>=0.1", "--threshold", "passed>=1"];
    const [text, json] = await Promise.all([runLedger(args), runLedger([...args, "--json"])]);
    expect(text.stdout).toMatch(/kept +recall@3 >= 0\.1[\s\S]*crossed +passed >= 1 {2}\(it is 0\.\d+\)/);
    expect(text.code).toBe(1);
    expect(JSON.parse(json.stdout).thresholds).toMatchObject([{ crossed: false }, { crossed: true }]);
    expect(json.code).toBe(1);
  });

  it("takes a file and a knowledge of one's own, in any order with the thresholds", async () => {
    const args = ["eval", "--threshold", "passed>=1", await questionsOf(GOOD), "-k", await folderOf(ZEBRAS)];
    const { code, stdout } = await runLedger(args);
    expect(stdout).toContain("1 of 1 questions passed");
    expect(code).toBe(0);
  });

  it("ends with 2 for a metric that it does not know, before it asks anything", async () => {
    const { code, stderr, stdout } = await runLedger(["eval", "--threshold", "recal@3>=0.6"]);
    expect(stderr).toMatch(/no metric "recal@3"\. Did you mean "recall@3"\?\nThe metrics are recall@1, /);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it("ends with 3 for a faulty file, with the line, what is wrong and a remedy", async () => {
    const { code, stderr } = await runLedger(["eval", await questionsOf(GOOD, "{oops")]);
    expect(stderr).toMatch(/line 2: is not JSON[\s\S]*\nWrite one JSON object a line/);
    expect(code).toBe(3);
  });

  it("ends with 3 for questions about another knowledge", async () => {
    const { code, stdout } = await runLedger(["eval", "--json", "-k", await folderOf(ZEBRAS)]);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "QUESTIONS_INVALID" } });
    expect(code).toBe(3);
  });

  it("measures the documentation of a real API", async ({ skip }) => {
    if (!existsSync(REAL_DOCS)) skip("There is no ../shared/data/claude-docs beside this repository.");
    const file = join(REAL_DOCS, "questions.jsonl");
    const { code, stdout } = await runLedger([
      ...["eval", file, "--knowledge", join(REAL_DOCS, "knowledge")],
      ...["--threshold", "recall@10>=0.8", "--threshold", "citation-recall>=0.6"],
    ]);
    expect(stdout).toMatch(/^\d+ of 100 questions passed/);
    expect(code).toBe(0);
  });

  it("names every metric in its help", async () => {
    const { stdout } = await runLedger(["eval", "--help"]);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "citation-precision, false-refusals, false-answers, passed",
    );
  });
});
