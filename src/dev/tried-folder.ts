import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeTemporaryFolder, type TemporaryFolder } from "../store/embedded/temporary-folder.ts";

/** Whose process it is of; the rest of the name is drawn. */
const TRIED = /^ledger-tried-(\d+)-/;

/** A folder for as long as a bot is tried. Those of processes that were killed meanwhile are removed. */
export async function makeTriedFolder(): Promise<TemporaryFolder> {
  const names = await readdir(tmpdir());
  const left = names.filter((name) => {
    const [, pid] = TRIED.exec(name) ?? [];
    return pid !== undefined && !runs(Number(pid));
  });
  // One of another user is not ours to remove.
  await Promise.allSettled(left.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
  return makeTemporaryFolder(`tried-${process.pid}`);
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
