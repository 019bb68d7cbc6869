import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { runLedger } from "../ledger-process.ts";

const LEDGER = join(import.meta.dirname, "..", "..", "bin", "run.js");
const OLD_NODE = nodesOnPath().find((node) => majorOf(node) < 22);

describe("the program", () => {
  it("tells its version without loading anything else", async () => {
    const { code, stdout } = await runLedger(["--version"]);
    expect(stdout).toBe(
      `ledger ${manifest.version} ${process.platform}-${process.arch} node-${process.version}\n`,
    );
    expect(code).toBe(0);
  });

  it("shows its commands when it is called without one", async () => {
    const { code, stdout } = await runLedger([]);
    for (const command of ["ask", "dev", "start"])
      expect(stdout).toMatch(new RegExp(`^ {2}${command} +\\w`, "m"));
    expect(code).toBe(0);
  });

  it("ends with 2 for a command that it does not have", async () => {
    const { code, stderr } = await runLedger(["brew"]);
    expect(stderr).toContain("brew not found");
    expect(code).toBe(2);
  });

  it.skipIf(OLD_NODE === undefined)("says in one line that the Node is too old, and what to do", () => {
    const { status, stdout, stderr } = spawnSync(OLD_NODE ?? "", [LEDGER, "dev"], { encoding: "utf8" });
    expect(stderr).toMatch(
      /^ledger needs Node 22\.22 or newer, and this is \d+\.\d+\.\d+\. .*npm start.*\n$/,
    );
    expect(stdout).toBe("");
    expect(status).toBe(3);
  });
});

/** Node programs that the machine has besides the project's own. */
function nodesOnPath(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "node")).filter((node) => existsSync(node));
}

function majorOf(node: string): number {
  return Number(spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" }).stdout.split(".")[0]);
}
