import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterEach, describe, expect, it } from "vitest";
import { openTmux, SHELL_PROMPT, type Tmux } from "../../dashboard/tmux.ts";
import { needs } from "../../needs.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

const ROOT = resolve(import.meta.dirname, "..", "..", "..");

let tmux: Tmux | undefined;

afterEach(async () => {
  await tmux?.close();
  tmux = undefined;
  await removeTemporaryFolders();
});

/** Node itself reads no JSX. */
async function builtProgram(): Promise<string> {
  const folder = await temporaryFolder();
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  await build({
    entryPoints: [join(import.meta.dirname, "show-made-up-run.ts")],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    ...{ bundle: true, splitting: true, format: "esm", platform: "node" },
    jsx: "automatic",
    packages: "external",
    logLevel: "warning",
  });
  return join(folder, "show-made-up-run.mjs");
}

describe("a run in a terminal", () => {
  needs("tmux");

  it("is shown as it goes on, is stopped by Ctrl-C, and leaves the terminal as it was", async () => {
    const program = await builtProgram();
    tmux = await openTmux(120, 50);
    await tmux.enter(`'${process.execPath}' '${program}' 60; echo "code:$?"`);
    await tmux.shows(/average-day {2}steady +0:0\d of 2:00/);
    await tmux.shows(/limits 1 threshold kept so far/);
    expect(await tmux.modes()).toEqual({ cursor: false, alternate: true });
    await tmux.shows(/0:0[3-9] of 2:00/);
    await tmux.press("C-c");
    await tmux.shows(/the run is stopped.*\n *code:0/);
    await tmux.shows(new RegExp(`code:0\\s+${SHELL_PROMPT}`));
    expect(await tmux.modes()).toEqual({ cursor: true, alternate: false });
  });

  it("is told in lines where what it shows goes to a pipe", async () => {
    const program = await builtProgram();
    tmux = await openTmux(120, 50);
    await tmux.enter(`'${process.execPath}' '${program}' 3 | cat; echo "code:$?"`);
    await tmux.shows(/steady.+\n(.+\n)*.*steady.+\n(.+\n)*the run is over/);
    expect((await tmux.modes()).alternate).toBe(false);
  });
});
