import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { needs } from "../needs.ts";
import { isRunning } from "../store/embedded/databases.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { openTmux, SHELL_PROMPT, type Tmux } from "./tmux.ts";

const LEDGER = join(import.meta.dirname, "..", "..", "bin", "run.js");

interface Running {
  readonly tmux: Tmux;
  readonly pid: number;
  readonly postgres: number;
}

let tmux: Tmux | undefined;
let running: Running | undefined;

/** `ledger dev` as a person starts it, ready to be asked. */
async function startDev(): Promise<Running> {
  const folder = await temporaryFolder();
  const dataDir = join(folder, ".ledger");
  const pidFile = join(folder, "pid");
  tmux = await openTmux(80, 24);
  // The shell that becomes the program tells its process id.
  const program = `exec '${process.execPath}' '${LEDGER}' dev --port 0 --data-dir '${dataDir}'`;
  await tmux.enter(`sh -c "echo \\$\\$ > '${pidFile}'; ${program}"; echo "code:$?"`);
  await tmux.shows(/Enter sends/);
  const [pid, postgres] = await Promise.all(
    [pidFile, join(dataDir, "postgres", "postmaster.pid")].map(async (path) =>
      Number((await readFile(path, "utf8")).split("\n")[0]),
    ),
  );
  running = { tmux, pid: pid ?? 0, postgres: postgres ?? 0 };
  return running;
}

afterEach(async () => {
  await tmux?.close();
  await until("the program has ended", () => !running || !isRunning(running.pid));
  tmux = undefined;
  running = undefined;
  await removeTemporaryFolders();
});

describe("ledger dev on a terminal", () => {
  needs("tmux");

  it.each<[string, number, (dev: Running) => Promise<unknown> | unknown]>([
    ["Ctrl-C", 0, ({ tmux }) => tmux.press("C-c")],
    ["SIGTERM", 130, ({ pid }) => process.kill(pid, "SIGTERM")],
  ])("answers with sources, and by %s gives the terminal back", async (_title, code, end) => {
    const dev = await startDev();
    const { tmux, postgres } = dev;
    await tmux.enter("What is a hard close?");
    await tmux.shows(/ana {6}What is a hard close\?\n.+│ ledger {3}(Thinking\.\.\.|\S.+)/);
    await tmux.shows(/│ {10}\[1\] [^\n]+(\n[^\n]+│ +)? ?gl-publisher\/[\w-]+\.md#/);
    expect(await tmux.modes()).toEqual({ cursor: false, alternate: true });

    await end(dev);
    await tmux.shows(/^code:\d+$/m);
    expect(await tmux.text()).toMatch(new RegExp(`^code:${code}\n${SHELL_PROMPT}`, "m"));
    expect(await tmux.text()).not.toContain("Enter sends");
    expect(await tmux.modes()).toEqual({ cursor: true, alternate: false });
    expect(isRunning(postgres)).toBe(false);

    await tmux.enter("stty -a");
    await tmux.shows(/[ \n]echo[ ;]/);
    expect(await tmux.text()).not.toMatch(/[ \n]-(echo|icanon|isig)[ ;]/);
  });
});

describe("ledger slack on a terminal", () => {
  needs("tmux");

  it("is chatted in, and leaves the report on the terminal as it was", async () => {
    tmux = await openTmux(80, 24);
    await tmux.enter(`'${process.execPath}' '${LEDGER}' slack; echo "code:$?"`);
    await tmux.shows(/Enter sends/);
    await tmux.shows(/│ Slack {5}http/);
    await tmux.enter("is anybody there?");
    await tmux.shows(/ana {6}is anybody there\?/);
    expect(await tmux.modes()).toEqual({ cursor: false, alternate: true });
    await tmux.press("C-c");
    await tmux.shows(/^code:\d+$/m);
    expect(await tmux.text()).toMatch(/^Invariants were broken\.\n[\s\S]+never delivered[\s\S]+^code:0$/m);
    expect(await tmux.text()).not.toContain("is anybody there?");
    expect(await tmux.modes()).toEqual({ cursor: true, alternate: false });
  });
});
