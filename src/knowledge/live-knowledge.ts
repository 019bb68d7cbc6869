import type { KnowledgeOptions, LiveKnowledge } from "./knowledge.ts";
import { openFolder } from "./open-folder.ts";

export type {
  EmbeddingsStatus,
  KnowledgeOptions,
  KnowledgeStatus,
  LiveKnowledge,
  SourceStatus,
} from "./knowledge.ts";

/**
 * Opens the knowledge of a folder, or of the sources that a YAML file declares.
 * @throws LedgerError where neither it nor the fallback can be loaded
 */
export async function openKnowledge(options: KnowledgeOptions): Promise<LiveKnowledge> {
  if (!isDeclaration(options.folder)) return openFolder(options);
  // Loaded only where it is wanted: a start from a folder has no use for what reads pages.
  const { openSources } = await import("./sources/open-sources.ts");
  return openSources(options);
}

/** Whether a path names a file that declares sources, and not a folder of Markdown. */
export function isDeclaration(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
