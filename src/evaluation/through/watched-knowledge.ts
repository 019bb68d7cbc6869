import type { KnowledgePort } from "../../answer/ports.ts";
import type { Source } from "../../core/answer.ts";

/** How far down a ranking is looked at. */
export const DEPTH = 10;

export interface WatchedKnowledge {
  readonly knowledge: KnowledgePort;
  /** The ten best of the search that found these passages; null where nothing was searched for. */
  rankingOf(read: readonly Source[]): readonly Source[] | null;
}

/**
 * Notes what one question's searches found. The path takes fewer passages than the metrics look at, so that its own
 * search is done deeper and cut for it; of several wordings that it tries, the one counts whose passages it went on with.
 */
export function watchKnowledge(port: KnowledgePort): WatchedKnowledge {
  const searches: { readonly ranking: readonly Source[]; readonly given: readonly Source[] }[] = [];
  const moment = port.asOfNow?.() ?? port;
  return {
    knowledge: {
      ...moment,
      search(query, limit, viewer, meaning) {
        const found = moment.search(query, Math.max(limit, DEPTH), viewer, meaning);
        const sources = found.map(({ source }) => source);
        searches.push({ ranking: sources.slice(0, DEPTH), given: sources.slice(0, limit) });
        return found.slice(0, limit);
      },
    },
    rankingOf(read) {
      const gave = searches.findLast(({ given }) => read.every((source) => given.includes(source)));
      return (gave ?? searches.at(-1))?.ranking ?? null;
    },
  };
}
