import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { reasonOf } from "../../core/errors.ts";
import { unwritable } from "../../store/embedded/data-dir.ts";
import { codeOf } from "../../store/embedded/error-code.ts";
import type { Check, Finding } from "../check.ts";
import { faultFound } from "../fault-found.ts";
import type { Surroundings } from "../surroundings.ts";
import { livingHolder } from "./folder-holder.ts";

/** Looks only: nothing is made in the folder, and its lock is not taken. */
export function dataFolder({ dataDir }: Pick<Surroundings, "dataDir">): Check {
  return {
    id: "data-folder",
    title: "Data folder",
    severity: "major",
    run: async () => {
      const folder = resolve(dataDir);
      const looked = {
        did: `Looked at ${folder}, its rights and its lock`,
        wanted: "writable and not in use",
      };
      try {
        return await look(folder, looked);
      } catch (error) {
        return faultFound(error, looked);
      }
    },
  };
}

async function look(folder: string, looked: { did: string; wanted: string }): Promise<Finding> {
  const there = await nearestThere(folder);
  await requireWritable(folder, there);
  if (there !== folder)
    return { state: "PASS", evidence: { ...looked, saw: `${folder} can be made when it is needed` } };
  const holder = await livingHolder(folder);
  if (!holder) return { state: "PASS", evidence: { ...looked, saw: `${folder} is writable and free` } };
  return {
    state: "WARN",
    evidence: {
      ...looked,
      saw: `${folder} is in use by ${holder.owner} (process ${holder.pid}, since ${holder.since})`,
    },
    remedy: `To start another, stop that one (process ${holder.pid}) or give another folder with --data-dir.`,
  };
}

/** The folder, or the nearest one above it that is there. */
async function nearestThere(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    // ENOTDIR: something above is a file, which is found on the way up.
    if (!["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) throw unwritable(path, reasonOf(error), error);
    return nearestThere(dirname(path));
  }
}

async function requireWritable(folder: string, there: string): Promise<void> {
  try {
    if (!(await stat(there)).isDirectory()) throw new Error(`${there} is a file`);
    await access(there, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(folder, reasonOf(error), error);
  }
}
