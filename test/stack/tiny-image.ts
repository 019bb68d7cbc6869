import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { REDIS_EXPORTER } from "../../src/stack/services/redis-exporter.ts";
import type { Service } from "../../src/stack/services/service.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { standInRoot } from "./stand-in-root.ts";

const run = promisify(execFile);

/** Busybox of the stand-ins' root and what it loads; the places differ with the machine's architecture. */
const TAKEN = ["bin", "lib", "lib64", "usr/bin/busybox", "usr/lib*/ld-linux*", "usr/lib/*/ld-linux*"];
const LIBRARIES = ["libc.so*", "libresolv.so*"].map((name) => `usr/lib/*-linux-gnu*/${name}`);

/** The one layer of an image of some 4 MB that serves `/health` over HTTP, as a tarball. */
export async function tinyLayer(health = "ok"): Promise<Buffer> {
  const folder = await temporaryFolder();
  const patterns = [...TAKEN, ...LIBRARIES].map((path) => `./${path}`);
  const from = ["--no-wildcards-match-slash", "--wildcards", "-xf", await standInRoot(), "-C", folder];
  // It complains of the places that this architecture does not have.
  await run("tar", [...from, ...patterns]).catch(() => {});
  await mkdir(join(folder, "www"));
  await writeFile(join(folder, "www/health"), `${health}\n`);
  await writeFile(join(folder, "foreign"), foreign(await readFile(join(folder, "bin/busybox"))), {
    mode: 0o755,
  });
  const made = join(await temporaryFolder(), "layer.tar");
  await run("tar", ["-cf", made, "-C", folder, "."]);
  return readFile(made);
}

/** The same program, for a machine that is none: the two bytes of an ELF file that tell which it is for. */
function foreign(program: Buffer): Buffer {
  const changed = Buffer.from(program);
  changed.writeUInt16LE(0xfeed, 18);
  return changed;
}

/** The shell ends at SIGTERM, which a server that is the first process does not. */
export const TINY_ENTRYPOINT = shellEntrypoint("trap 'exit 0' TERM; busybox httpd -f -p 9121 -h /www & wait");

export function shellEntrypoint(script: string): readonly string[] {
  return ["/bin/busybox", "sh", "-c", script];
}

/** A service that such an image is enough for. */
export const TINY_SERVICE: Service = { ...REDIS_EXPORTER, needs: [], environment: {}, keeps: "/kept" };
