import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command that ends in the named fault, in a process of its own, as a user does. */
function run(...args: readonly string[]): Promise<Ended> {
  const command = [join(import.meta.dirname, "failing-command.ts"), ...args];
  const env = { ...process.env, NODE_ENV: "production", NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe("a fault that the user can mend", () => {
  it("is told on standard error, with what to do and without a stack, and sets the exit code", async () => {
    const { exitCode, stdout, stderr } = await run("mendable");
    expect(exitCode).toBe(4);
    expect(stdout).toBe("");
    expect(stderr).toBe("ledger fail: The folder is in use.\nStop the other one.\n");
  });

  it("is one JSON line on standard output with --json", async () => {
    const { exitCode, stdout, stderr } = await run("usage", "--json");
    expect(exitCode).toBe(2);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "QUESTION_INVALID", message: "There is no question.", remedy: "Ask one." },
    });
  });
});

describe("a bug", () => {
  it("is told with its stack and how to report it, and ends with 70", async () => {
    const { exitCode, stdout, stderr } = await run("bug");
    expect(exitCode).toBe(70);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^ledger fail: TypeError: x is not a function\n {4}at /);
    expect(stderr).toMatch(/\n\nThis is a bug in Ledger\. Please report it .*`ledger --version`\.\n$/);
  });

  it("is one JSON line with --json", async () => {
    const { exitCode, stdout } = await run("bug", "--json");
    expect(exitCode).toBe(70);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "BUG", message: "x is not a function", remedy: expect.stringContaining("report it") },
    });
  });

  it.each([
    ["not-an-error", "thrown as a string"],
    ["nothing", "undefined"],
  ])("is told too where what was thrown is %s", async (fault, reason) => {
    const text = await run(fault);
    expect(text.exitCode).toBe(70);
    expect(text.stderr).toMatch(new RegExp(`^ledger fail: ${reason}\n\nThis is a bug in Ledger`));
    const json = await run(fault, "--json");
    expect(json.exitCode).toBe(70);
    expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: "BUG", message: reason } });
  });
});

it("leaves to oclif what is oclif's own, such as an exit that was asked for", async () => {
  const { exitCode, stdout, stderr } = await run("oclif");
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 7, stdout: "", stderr: "" });
});
