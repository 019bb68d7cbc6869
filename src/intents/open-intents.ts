import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ReadyAnswers } from "../answer/ports.ts";
import { shippedFile } from "../core/shipped-file.ts";
import type { IntentFile } from "./intent.ts";
import { readIntents } from "./read-intents.ts";
import { createReadyAnswers } from "./ready-answers.ts";

export interface IntentOptions {
  /** The operator's file. */
  readonly file?: string | undefined;
  /** The knowledge folder: an `intents.yaml` in it counts where no file is named. */
  readonly folder: string;
}

const IN_FOLDER = "intents.yaml";

/**
 * The ready answers: the shipped ones, with the operator's in addition or in their place.
 * @throws LedgerError INTENTS_INVALID
 */
export async function openReadyAnswers({ file, folder }: IntentOptions): Promise<ReadyAnswers> {
  const shipped = await readIntents(shippedFile("fixtures", "intents", "ledger.yaml"));
  const beside = join(folder, IN_FOLDER);
  const path = file === undefined ? (existsSync(beside) ? beside : undefined) : resolve(file);
  return createReadyAnswers(path === undefined ? shipped : joined(shipped, await readIntents(path, shipped)));
}

function joined(shipped: IntentFile, own: IntentFile): Pick<IntentFile, "intents" | "elsewhere"> {
  if (own.extends === "nothing") return own;
  const gone = new Set([...own.without, ...own.intents.map(({ id }) => id)]);
  return {
    intents: [...shipped.intents.filter(({ id }) => !gone.has(id)), ...own.intents],
    elsewhere: [...shipped.elsewhere, ...own.elsewhere],
  };
}
