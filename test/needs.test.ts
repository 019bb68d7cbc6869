import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { whatIsMissing } from "./needs.ts";

async function folderWith(program: string, script: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-needs-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, program), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, program), 0o755);
  return folder;
}

it("finds a program that works", async () => {
  expect(whatIsMissing("psql", await folderWith("psql", "exit 0"))).toBeUndefined();
});

it("says that a program is not there, and what to do", async () => {
  const elsewhere = await folderWith("psql", "exit 0");
  expect(whatIsMissing("redis-server", elsewhere)).toBe(
    "There is no redis-server on the PATH. Install redis-server.",
  );
});

it("says that a program is there but does not work, such as Docker without its daemon", async () => {
  expect(whatIsMissing("docker", await folderWith("docker", "exit 1"))).toBe(
    "`docker info` does not work here. Install Docker, and start its daemon.",
  );
});

it.each([
  ["skips with the reason", {}, 0, /skipped.*1|1 skipped/, "There is no redis-server on the PATH."],
  [
    "fails where everything is required",
    { LEDGER_TEST_REQUIRE_ALL: "1" },
    1,
    /1 failed/,
    "LEDGER_TEST_REQUIRE_ALL is 1",
  ],
])("without the program a test %s", async (_what, env, exitCode, summary, reason) => {
  const run = await runVitest({
    LEDGER_TEST_REQUIRE_ALL: "",
    ...env,
    PATH: await folderWith("psql", "exit 0"),
  });
  expect(run.output).toMatch(summary);
  expect(run.output).toContain(reason);
  expect(run.exitCode).toBe(exitCode);
});

const ROOT = join(import.meta.dirname, "..");
const VITEST = join(ROOT, "node_modules", "vitest", "vitest.mjs");

/** Runs the one test beside this file that needs a program, with the environment given. */
function runVitest(env: Record<string, string>): Promise<{ exitCode: number; output: string }> {
  const args = [
    VITEST,
    "run",
    "--config",
    join(ROOT, "test", "needs", "vitest.config.ts"),
    "--reporter=verbose",
  ];
  const options = { cwd: ROOT, env: { ...process.env, NO_COLOR: "1", ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}
