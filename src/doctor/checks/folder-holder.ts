import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { codeOf } from "../../store/embedded/error-code.ts";
import { identifyProcess } from "../../store/embedded/process-identity.ts";

/** As store/embedded/folder-lock.ts writes it. */
const Holder = z.object({
  pid: z.number().int(),
  processStart: z.string().optional(),
  owner: z.string(),
  since: z.string(),
});

export type FolderHolder = z.infer<typeof Holder>;

/** Who holds a data folder. A dead or garbled lock holds nothing: the next start replaces it. */
export async function livingHolder(folder: string): Promise<FolderHolder | undefined> {
  const holder = await readHolder(join(folder, "lock"));
  return holder && isAlive(holder) ? holder : undefined;
}

async function readHolder(lock: string): Promise<FolderHolder | undefined> {
  const text = await readFile(lock, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return "";
    throw error;
  });
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isAlive({ pid, processStart }: FolderHolder): boolean {
  const found = identifyProcess(pid);
  if (!found.running) return false;
  return found.startedAt === undefined || processStart === undefined || found.startedAt === processStart;
}
