import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { PACKAGES, STAND_IN_FILES } from "./stand-in-services.ts";

const run = promisify(execFile);

/** Of no use in a stand-in, and most of its size. */
const DROPPED = [
  "usr/share/doc",
  "usr/share/locale",
  "usr/share/man",
  "usr/lib/postgresql/15/lib/llvmjit.so",
  "usr/lib/postgresql/15/lib/bitcode",
];

/** The tarball of the root file system that all stand-ins share. Made once for a machine, in about a minute. */
export async function standInRoot(): Promise<string> {
  const recipe = createHash("sha256")
    .update(JSON.stringify([PACKAGES, STAND_IN_FILES, DROPPED]))
    .digest("hex");
  const cache = join(tmpdir(), "ledger-stand-ins");
  const tarball = join(cache, `root-${recipe.slice(0, 12)}.tar`);
  if (existsSync(tarball)) return tarball;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, "making-"));
  try {
    await makeRoot(join(work, "root"));
    const made = join(work, "root.tar");
    await run("tar", ["-C", join(work, "root"), "-cf", made, "."]);
    // Whoever makes it at the same time makes the same.
    await rename(made, tarball);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return tarball;
}

async function makeRoot(root: string): Promise<void> {
  const include = `--include=${PACKAGES.join(",")}`;
  await run("debootstrap", ["--variant=minbase", include, "bookworm", root], { maxBuffer: 1e8 });
  for (const path of DROPPED) await rm(join(root, path), { recursive: true, force: true });
  await run(
    "sh",
    ["-c", "rm -rf var/cache/apt/archives/*.deb var/lib/apt/lists/* usr/lib/x86_64-linux-gnu/libLLVM*"],
    { cwd: root },
  );
  for (const [path, text] of Object.entries(STAND_IN_FILES)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    await chmod(join(root, path), 0o755);
  }
  await symlink("/bin/busybox", join(root, "usr/bin/wget"));
}
