import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runLedger, startLedger } from "../ledger-process.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

describe("ledger ask", () => {
  it("answers from the bundled knowledge with its sources, and ends with 0", async () => {
    const { code, stdout, stderr } = await runLedger(["ask", "What is a hard close?"]);
    expect(stdout).toMatch(/\[1\][\s\S]*Sources:\n {2}\[1\] .+\(gl-publisher\/.+\)/);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("ends with 1 when it refuses, and says why", async () => {
    const { code, stdout } = await runLedger(["ask", "How do I bake a cake?"]);
    expect(stdout).toMatch(/could not find an answer[\s\S]*I searched \d+ passages of \d+ documents/);
    expect(code).toBe(1);
  });

  it("gives one JSON line with --json", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "a.md"), "# A\n\nZebras are striped.\n");
    const { code, stdout } = await runLedger(["ask", "what are zebras", "--json", "--knowledge", folder]);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: "answered",
      citations: [{ source: "a.md#a", title: "A" }],
    });
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(0);
  });

  it("reads questions from a pipe, a line each", async () => {
    const { code, stdout } = await runLedger(
      ["ask", "--json"],
      "What is a hard close?\nHow do I bake a cake?\n",
    );
    const outcomes = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).outcome);
    expect(outcomes).toEqual(["answered", "refused"]);
    expect(code).toBe(1);
  });

  it("says that there is no question, and ends with 2", async () => {
    const { code, stderr } = await runLedger(["ask"], "");
    expect(stderr).toMatch(/There is no question\.\nAsk one/);
    expect(code).toBe(2);
  });

  it("ends with 2 for a flag that it does not know", async () => {
    const { code, stderr } = await runLedger(["ask", "x", "--loud"]);
    expect(stderr).toContain("--loud");
    expect(code).toBe(2);
  });

  it("ends with 3 for a knowledge folder that is not there, and says what to do", async () => {
    const { code, stderr } = await runLedger(["ask", "x", "--knowledge", "/nowhere"]);
    expect(stderr).toMatch(/no knowledge folder at \/nowhere\.\nGive a folder/);
    expect(code).toBe(3);
  });

  it("answers from the sources, and says so, when the model's endpoint is down", async () => {
    const { code, stdout } = await runLedger(["ask", "What is a hard close?", "--json"], "", {
      LITELLM_BASE_URL: "http://127.0.0.1:1/v1",
      LITELLM_DEVELOPER_KEY: "a-key",
    });
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: "answered",
      model: "extractive",
      degraded: expect.stringContaining("claude-sonnet-4.5"),
    });
    expect(code).toBe(0);
  });

  it("ends quietly when its reader has seen enough", async () => {
    const { child, ended } = startLedger(["ask", "What is a hard close?"]);
    child.stdout?.destroy();
    expect(await ended).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("shows examples in its help", async () => {
    const { code, stdout } = await runLedger(["ask", "--help"]);
    expect(stdout).toMatch(/EXAMPLES\n {2}\$ ledger ask "How long is an idempotency key kept\?"/);
    expect(code).toBe(0);
  });
});
