import { execFile, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const PROGRAM = join(import.meta.dirname, "..", "..", "bin", "run.js");

/** Runs the built program as a user does. */
function ledger(...args: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const env = { ...process.env, NODE_ENV: "production", NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { env }, (error, stdout, stderr) =>
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

it("ends with 0 where help was asked for", async () => {
  const { exitCode, stdout } = await ledger("ask", "--help");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("$ ledger ask");
});

it.each([
  ["a flag that there is not", ["ask", "--nope"], "Nonexistent flag: --nope"],
  ["a value that cannot be", ["dev", "--port", "http"], "--port"],
  ["a command that there is not", ["sing"], "sing"],
])("ends with 2 and says why for %s", async (_what, args, reason) => {
  const { exitCode, stdout, stderr } = await ledger(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(reason);
});

it("ends with 3 for input files that are not there, as one JSON line where that was asked for", async () => {
  const { exitCode, stdout, stderr } = await ledger(
    "ask",
    "why?",
    "--knowledge",
    "/no/such/folder",
    "--json",
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: "KNOWLEDGE_MISSING" } });
});

it.runIf(existsSync("/dev/full"))("ends with 3, in words, where the output cannot be written", async () => {
  const full = openSync("/dev/full", "w");
  const child = spawn(process.execPath, [PROGRAM, "knowledge", "search", "hard close", "--json"], {
    stdio: ["ignore", full, "pipe"],
  });
  let stderr = "";
  child.stderr?.on("data", (text) => {
    stderr += text;
  });
  const exitCode = await new Promise((resolve) => child.on("close", resolve));
  closeSync(full);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 3,
    stderr: expect.stringMatching(/^ledger: The output cannot be written: .*ENOSPC.*\nMake room .*\n$/),
  });
});
