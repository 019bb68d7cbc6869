import { resolve } from "node:path";
import type { Environment } from "../config/environment.ts";
import type { Settings } from "../config/settings.ts";

export interface GivenPlace {
  readonly env: Environment;
  readonly knowledge?: string | undefined;
  /** The knowledge that comes with Ledger. */
  readonly bundled: string;
}

/** The folder, or the file that declares sources, that the bot would answer from. */
export function knowledgePlace(
  { knowledge, bundled }: Omit<GivenPlace, "env">,
  settings: Pick<Settings, "KNOWLEDGE_FILE" | "KNOWLEDGE_DIR">,
): string {
  return resolve(knowledge ?? settings.KNOWLEDGE_FILE ?? settings.KNOWLEDGE_DIR ?? bundled);
}
