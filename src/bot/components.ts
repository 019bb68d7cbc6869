import type { Channel } from "../channels/channel.ts";
import type { KnowledgeStatus } from "../knowledge/live-knowledge.ts";
import type { ComponentState, Components } from "../server/readiness.ts";
import type { Store } from "../store/open-store.ts";

export interface ComponentSources {
  readonly channel: Channel;
  readonly store: Store;
  readonly knowledge: { status(): KnowledgeStatus };
  readonly model: () => ComponentState;
  readonly limits: { state(): ComponentState };
}

/** How each part of the bot says whether it can serve. */
export function componentsOf({ channel, store, knowledge, model, limits }: ComponentSources): Components {
  return {
    [channel.name]: () => ({ state: channel.isConnected() ? "up" : "down" }),
    database: async () => ({ state: (await store.isReachable()) ? "up" : "down" }),
    knowledge: () => {
      const { passages, documents, version, degraded } = knowledge.status();
      if (degraded) return { state: "degraded", detail: degraded };
      return { state: "up", detail: `${passages} passages of ${documents} documents, version ${version}` };
    },
    model,
    limits: () => limits.state(),
  };
}
