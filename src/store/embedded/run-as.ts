import { readFile, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname } from "node:path";
import { LedgerError } from "../../core/errors.ts";
import type { Binaries } from "./binaries.ts";
import type { RunAs } from "./programs.ts";
import { runProgram } from "./programs.ts";

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** Succeeds for a user with a name (initdb asks for it) that can enter $1 and run the program $2. */
const REACH_BOTH = 'cd "$1" && id -un >/dev/null && exec "$2" --version';

/**
 * Chooses, and proves by a short run, a way to run Postgres on this data folder. It refuses to run as root, and
 * initdb refuses a user that /etc/passwd does not name, as a container's `--user` often is.
 */
export async function chooseRunAs(dataDir: string, binaries: Binaries): Promise<RunAs> {
  const uid = process.getuid?.();
  if (uid !== 0 && isNamed()) return { kind: "self" };
  for (const candidate of await candidatesFor(uid === 0, dataDir)) {
    if (await reaches(candidate, dataDir, binaries)) return candidate;
  }
  if (uid !== 0) return { kind: "self" };
  throw new LedgerError(
    "DATABASE_UNAVAILABLE",
    `Postgres refuses to run as root, and no other user can reach both ${dataDir} and ${binaries.postgres}.`,
    "Run ledger as an ordinary user, move the folders to where others may enter, or set DATABASE_URL.",
  );
}

/** Whose the cluster's files must be. Undefined on Windows, where files have no such owner. */
export function fileOwnerFor(runAs: RunAs): Ids | undefined {
  if (runAs.kind === "user") return { uid: runAs.uid, gid: runAs.gid };
  if (process.geteuid === undefined || process.getegid === undefined) return undefined;
  return { uid: process.geteuid(), gid: process.getegid() };
}

/** The folder's owner comes first: `sudo` in somebody's folder leaves a database that they can run themselves. */
async function candidatesFor(root: boolean, dataDir: string): Promise<RunAs[]> {
  const users = await usersByName();
  const named = [users.get("postgres"), users.get("nobody")];
  const owners = [await stat(dataDir), await stat(dirname(dataDir))];
  const candidates: RunAs[] = [];
  for (const found of root ? [...owners, ...named] : []) {
    if (found !== undefined && found.uid > 0)
      candidates.push({ kind: "user", uid: found.uid, gid: found.gid });
  }
  for (const found of named) {
    if (found !== undefined) candidates.push({ kind: "namespace", seenUid: found.uid });
  }
  return candidates;
}

function isNamed(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

async function reaches(runAs: RunAs, dataDir: string, binaries: Binaries): Promise<boolean> {
  try {
    const { code } = await runProgram(runAs, "/bin/sh", ["-c", REACH_BOTH, "sh", dataDir, binaries.postgres]);
    return code === 0;
  } catch {
    return false;
  }
}

/** passwd(5): name, password, uid, gid, and more, parted by colons. */
async function usersByName(): Promise<Map<string, Ids>> {
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const users = passwd.split("\n").map((line) => line.split(":"));
  return new Map(users.map(([name = "", , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]));
}
