import type { Settings } from "../config/settings.ts";
import type { Emit } from "../core/events.ts";
import { type KnowledgeOptions, type LiveKnowledge, openKnowledge } from "../knowledge/live-knowledge.ts";
import type { Store } from "../store/open-store.ts";
import { searchedByMeaning } from "./searched-by-meaning.ts";

/** What the bot opens, or what is open already; either is closed with the bot. */
export type BotKnowledge = Omit<KnowledgeOptions, "emit"> | { readonly opened: LiveKnowledge };

/** @throws LedgerError where it cannot be loaded */
export async function openBotKnowledge(given: BotKnowledge, emit: Emit): Promise<LiveKnowledge> {
  return "opened" in given ? given.opened : openKnowledge({ ...given, emit });
}

/** Searched by meaning too where a model is set for that; what came open is searched as it came. */
export async function toBeSearched(
  knowledge: LiveKnowledge,
  given: BotKnowledge,
  settings: Settings,
  store: Store,
  emit: Emit,
): Promise<LiveKnowledge> {
  if ("opened" in given) return knowledge;
  const { embeddings, dayBudget } = store;
  return searchedByMeaning(knowledge, settings, { store: embeddings, budget: dayBudget(settings), emit });
}
