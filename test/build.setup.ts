import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RUN_FOLDER } from "./once-per-run.ts";

/** The tests run the program as a user does, so it is built first, from the sources as they are. */
export default function build(): () => void {
  execFileSync(process.execPath, ["build.ts"], { cwd: new URL("..", import.meta.url), stdio: "inherit" });
  const folder = mkdtempSync(join(tmpdir(), "ledger-tests-"));
  process.env[RUN_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
