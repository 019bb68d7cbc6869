import { readdir, readFile, readlink } from "node:fs/promises";
import type { FoundContainer } from "../engine/engine.ts";
import { programName } from "./program-name.ts";

/** Who listens on a port of this machine: a container of the engine, or a program, as far as /proc tells. */
export async function portOwner(port: number, containers: readonly FoundContainer[]): Promise<string> {
  const container = containers.find(
    ({ state, ports }) => state === "running" && [...ports.values()].includes(port),
  );
  if (container) return `the container ${container.name}`;
  const sockets = await listeningSockets(port);
  return (sockets.size > 0 && (await programWith(sockets))) || "another program";
}

/** Of /proc/net/tcp's columns: the local address, the state, the inode. */
const ROW = /^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) \S+ (\S\S) (?:\S+ +){3}\S+ +\d+ +(\d+)/;
const LISTENS = "0A";

async function listeningSockets(port: number): Promise<ReadonlySet<string>> {
  const tables = await Promise.all(
    ["/proc/net/tcp", "/proc/net/tcp6"].map((path) => readFile(path, "utf8").catch(() => "")),
  );
  const inodes = tables
    .join("\n")
    .split("\n")
    .flatMap((row) => {
      const [, local = "", state, inode] = ROW.exec(row) ?? [];
      return state === LISTENS && Number.parseInt(local, 16) === port && inode ? [`socket:[${inode}]`] : [];
    });
  return new Set(inodes);
}

/** Processes of others hide what they have open, unless we are root. */
async function programWith(sockets: ReadonlySet<string>): Promise<string | undefined> {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const open = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const links = await Promise.all(open.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => "")));
    if (!links.some((link) => sockets.has(link))) continue;
    return `${await nameOf(pid)} (process ${pid})`;
  }
  return undefined;
}

/** A thread's own name, such as Node's `MainThread`, tells little. */
async function nameOf(pid: string): Promise<string> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
  return programName(await read("cmdline")) || (await read("comm")).trim() || "a program";
}
