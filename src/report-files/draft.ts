import { randomUUID } from "node:crypto";
import { constants, createReadStream, createWriteStream, type Stats } from "node:fs";
import { access, chmod, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { makeFolders } from "./make-folders.ts";
import type { Sink } from "./sink.ts";

export interface DraftOptions {
  /** The file that is there already. */
  readonly there: Stats | undefined;
  readonly append: boolean;
}

/** Opens a file beside the target, which takes its place or is added to it when it is kept. */
export async function openDraft(target: string, { there, append }: DraftOptions): Promise<Sink> {
  // A folder that may be written to lets a file be replaced that may not.
  if (there) await access(target, constants.W_OK);
  else await makeFolders(dirname(target));
  const draft = `${target}.${randomUUID()}.draft`;
  const handle = await open(draft, "wx");
  return {
    write: (text) => handle.appendFile(text),
    async keep() {
      await handle.sync();
      await handle.close();
      if (append) await add(draft, target);
      else await replace(draft, target, there);
    },
    async drop() {
      await handle.close();
      await rm(draft, { force: true });
    },
  };
}

async function add(draft: string, target: string): Promise<void> {
  await pipeline(createReadStream(draft), createWriteStream(target, { flags: "a" }));
  await rm(draft);
}

async function replace(draft: string, target: string, there: Stats | undefined): Promise<void> {
  if (there) await chmod(draft, there.mode);
  await rename(draft, target);
}
