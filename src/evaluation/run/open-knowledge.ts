import { dirname, relative, resolve } from "node:path";
import type { Environment } from "../../config/environment.ts";
import type { Settings } from "../../config/settings.ts";
import type { Emit } from "../../core/events.ts";
import { type LiveKnowledge, openKnowledge } from "../../knowledge/live-knowledge.ts";

export interface KnowledgeChoice {
  readonly env: Environment;
  readonly settings: Settings;
  /** A folder, or a file that declares sources; without it what the settings say. */
  readonly knowledge?: string | undefined;
  /** The knowledge that comes with Ledger. */
  readonly bundled: string;
  /** The questions, to tell where they are not those that come with it. */
  readonly files?: readonly string[];
  readonly onWarning: (warning: string) => void;
}

/**
 * Opens the knowledge that questions are asked about, all of it before the first question.
 * @throws LedgerError where it cannot be loaded: nothing stands in for it
 */
export async function openAskedKnowledge(
  { env, settings, knowledge, bundled, files = [], onWarning }: KnowledgeChoice,
  emit: Emit,
): Promise<LiveKnowledge> {
  const chosen = knowledge ?? settings.KNOWLEDGE_FILE ?? settings.KNOWLEDGE_DIR ?? bundled;
  const dataDir = resolve(settings.KNOWLEDGE_DATA_DIR);
  const opened = await openKnowledge({ folder: resolve(chosen), dataDir, env, emit, whole: true });
  if (chosen === bundled && files.some((file) => !isBeside(bundled, file)))
    onWarning("the questions are asked of the knowledge that comes with Ledger: --knowledge names another");
  const { degraded } = opened.status();
  if (degraded !== undefined) onWarning(degraded);
  return opened;
}

function isBeside(bundled: string, file: string): boolean {
  return !relative(dirname(resolve(bundled)), resolve(file)).startsWith("..");
}
