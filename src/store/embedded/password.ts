import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../../core/errors.ts";
import { unwritable } from "./data-dir.ts";

/** Kept inside the cluster's own 0700 folder, so that the two can never be parted. */
export const PASSWORD_FILE = "ledger-password";

/** Writes a new random password to a file that only its owner can read. */
export async function writeNewPassword(path: string): Promise<void> {
  await writeFile(path, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
}

/** Reads the password of a cluster. */
export async function readPassword(cluster: string): Promise<string> {
  const path = join(cluster, PASSWORD_FILE);
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    throw unwritable(path, reasonOf(error), error);
  }
}
