import type { LedgerEvent } from "../../core/events.ts";

/** What the one who evaluates should know of what the knowledge tells; undefined where it is nothing. */
export function warningOf(event: LedgerEvent): string | undefined {
  if (event.type === "knowledge_problem") return `${event.path} ${event.message}. ${event.remedy}`;
  if (event.type === "knowledge_awaited") return `waiting for ${event.sources}`;
  if (event.type === "embeddings_failed") return `${event.model} gives no vectors: ${event.message}`;
  return undefined;
}
