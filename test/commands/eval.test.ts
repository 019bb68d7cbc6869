import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../knowledge/write-folder.ts";
import { runLedger, startLedger } from "../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const REAL_DOCS = resolve(import.meta.dirname, "../../../shared/data/claude-docs");
const ZEBRAS = { "zebras.md": "# Zebras\n\nZebras are striped.\n" };
const GOOD = { id: "z", question: "What are zebras?", gold: ["zebras.md#zebras"] };

/** Questions about zebras in a folder of their own, where the run is kept too. */
async function prepared(...questions: readonly object[]) {
  const folder = await temporaryFolder();
  const file = join(folder, "questions.jsonl");
  await writeFile(file, questions.map((each) => `${JSON.stringify(each)}\n`).join(""));
  const args = ["eval", file, "-k", await folderOf(ZEBRAS), "--data-dir", folder];
  return { folder, file, args };
}

const inFolder = async () => ["--data-dir", await temporaryFolder()];

describe("ledger eval", () => {
  it("holds the bundled questions against their own gate, on one screen", async () => {
    const { code, stdout } = await runLedger(["eval", ...(await inFolder())]);
    expect(stdout).toMatch(/^\d+ of 537 questions passed\n/);
    expect(stdout).toMatch(/recall@3 +0\.\d{3} \[0\.\d{3}, 0\.\d{3}\] n=388/);
    expect(stdout).toContain("✓ the gate held");
    expect(code).toBe(0);
  });

  it("gives the same JSON line each time, with every question in it", async () => {
    const args = ["eval", "--json"];
    const [one, other] = await Promise.all([
      runLedger([...args, ...(await inFolder()), "--concurrency", "1"]),
      runLedger([...args, ...(await inFolder()), "--concurrency", "9"]),
    ]);
    const { counts, metrics, questions, held } = JSON.parse(one.stdout);
    expect(questions).toHaveLength(537);
    expect(counts.passed).toBe(
      questions.filter(({ verdict }: { verdict: string }) => verdict === "pass").length,
    );
    // A floor against regressions, below what is reached today.
    expect(metrics["recall@10"]).toBeGreaterThan(0.8);
    expect(held).toBe(true);
    expect(one.stdout.trim()).not.toContain("\n");
    expect(other.stdout).toBe(one.stdout);
  });

  it("ends with 1 when a threshold is crossed, and says which", async () => {
    const { args } = await prepared(GOOD);
    const thresholds = ["--threshold", "recall@3>=0.1", "--threshold", "token-f1>=0.5"];
    const [text, json] = await Promise.all([
      runLedger([...args, ...thresholds]),
      runLedger([...args, ...thresholds, "--json"]),
    ]);
    expect(text.stdout).toContain("✓ recall@3>=0.1");
    expect(text.stdout).toContain("✗ token-f1>=0.5");
    expect(text.code).toBe(1);
    expect(JSON.parse(json.stdout).thresholds).toMatchObject([{ crossed: false }, { crossed: true }]);
    expect(json.code).toBe(1);
  });

  it("says that nothing could have failed, where nothing is asked of the run", async () => {
    const { args } = await prepared(GOOD);
    const { code, stdout } = await runLedger(args);
    expect(stdout).toContain("1 of 1 questions passed");
    expect(stdout).toContain("--threshold");
    expect(code).toBe(0);
  });

  it("writes each report that is asked for", async () => {
    const { args, folder } = await prepared(GOOD, { ...GOOD, id: "wrong", gold: [] });
    const path = (name: string) => join(folder, name);
    const reports = ["junit", "markdown", "html"].flatMap((name) => [`--${name}`, path(name)]);
    const { code, stderr } = await runLedger([...args, ...reports, "--json"], "", { GITHUB_ACTIONS: "true" });
    expect(code).toBe(0);
    expect(await readFile(path("junit"), "utf8")).toContain("<testsuites");
    expect(await readFile(path("markdown"), "utf8")).toContain("recall@3");
    expect(await readFile(path("html"), "utf8")).toMatch(/^<!doctype html>/i);
    expect(stderr).toMatch(/^::error .*line=2/m);
  });

  it("keeps what was done at Ctrl-C, ends with 130, and goes on from there", async () => {
    const questions = Array.from({ length: 3_000 }, (_, at) => ({ ...GOOD, id: `z${at}` }));
    const { args } = await prepared(...questions);
    const whole = await runLedger([...args, "--json"]);
    const stopped = await interrupted([...args, "--json"]);
    expect(stopped.code).toBe(130);
    const { ended, counts } = JSON.parse(stopped.stdout);
    expect(ended).toBe("interrupted");
    expect(counts.cases).toBeLessThan(3_000);
    const resumed = await runLedger([...args, "--json", "--resume", "last"]);
    expect(resumed).toMatchObject({ code: 0, stdout: whole.stdout });
  });

  it("keeps its exit code and its reports where the reader of its output goes away", async () => {
    const questions = Array.from({ length: 500 }, (_, at) => ({ ...GOOD, id: `z${at}` }));
    const { args, folder } = await prepared(...questions);
    const junit = join(folder, "junit.xml");
    const { child, ended } = startLedger([...args, "--json", "-t", "token-f1>=1", "--junit", junit]);
    child.stdout?.once("data", () => child.stdout?.destroy());
    expect((await ended).code).toBe(1);
    expect(await readFile(junit, "utf8")).toContain("</testsuites>");
  });

  it("ends with 2 for a metric that it does not know, before it asks anything", async () => {
    const { code, stderr, stdout } = await runLedger(["eval", "--threshold", "recal@3>=0.6"]);
    expect(stderr).toMatch(/no metric "recal@3"; did you mean "recall@3"\?\nThe metrics are pass, /);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it("ends with 3 for a faulty file, with the line, what is wrong and a remedy", async () => {
    const { args, file } = await prepared(GOOD);
    await writeFile(file, `${JSON.stringify(GOOD)}\n{oops`);
    const { code, stderr } = await runLedger(args);
    expect(stderr).toMatch(/questions\.jsonl:2(?::\d+)? [\s\S]*\nMend what is listed/);
    expect(code).toBe(3);
  });

  it("ends with 3 for questions about another knowledge", async () => {
    const { code, stdout } = await runLedger(["eval", "--json", "-k", await folderOf(ZEBRAS)]);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "QUESTIONS_INVALID" } });
    expect(code).toBe(3);
  });

  it("ends with 3 where nothing is selected", async () => {
    const { args } = await prepared(GOOD);
    const { code, stderr } = await runLedger([...args, "--tag", "zebra"]);
    expect(stderr).toContain('No question has the tag "zebra"');
    expect(code).toBe(3);
  });

  it("measures the documentation of a real API", async ({ skip }) => {
    if (!existsSync(REAL_DOCS)) skip("There is no ../shared/data/claude-docs beside this repository.");
    const { code, stdout } = await runLedger([
      ...["eval", join(REAL_DOCS, "questions.jsonl"), "--knowledge", join(REAL_DOCS, "knowledge"), "--json"],
      ...["--threshold", "recall@3>=0.72", "--threshold", "mrr>=0.89", "--threshold", "ndcg@10>=0.8"],
      ...["--threshold", "citation-recall>=0.6", ...(await inFolder())],
    ]);
    const { metrics } = JSON.parse(stdout);
    const named = ["recall@1", "recall@5", "recall@10", "citation-precision", "false-refusals"];
    for (const name of named) expect(metrics[name]).toBeTypeOf("number");
    expect(code).toBe(0);
  });

  it("names every metric in its help", async () => {
    const { stdout } = await runLedger(["eval", "--help"]);
    expect(stdout.replace(/\s+/g, " ")).toContain("groundedness, injection-success, cost, latency-p50");
  });
});

/** Stops a run as Ctrl-C does, once the first answers are told. */
async function interrupted(args: readonly string[]) {
  const { child, ended } = startLedger(args);
  child.stdout?.once("data", () => child.kill("SIGINT"));
  return ended;
}
