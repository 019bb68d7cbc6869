import type { Passage, RetrievedPassage } from "../../core/answer.ts";
import type { Viewer } from "../../core/audience.ts";
import type { Query } from "../../core/query.ts";
import type { KnowledgeMoment } from "../knowledge.ts";
import { fuseByRank } from "./fuse-by-rank.ts";

/** Far enough down that what one search has near its top and the other not is found in both. */
export const MEANING_DEPTH = 50;

interface Wanted {
  readonly query: Query;
  readonly limit: number;
  readonly viewer: Viewer;
  /** The passages that are nearest in meaning, of those that the viewer may see. */
  readonly nearest: readonly Passage[];
}

/**
 * The passages in the order that their places in both searches give. The scores stay those of the words, on which it
 * depends whether passages suffice; they are 0 for what shares no word with the question.
 */
export function searchFused(
  words: Pick<KnowledgeMoment, "search" | "explain">,
  { query, limit, viewer, nearest }: Wanted,
): RetrievedPassage[] {
  const byWords = words.search(query, Math.max(limit, MEANING_DEPTH), viewer);
  const passages = new Map<string, Passage | RetrievedPassage>();
  for (const passage of nearest) passages.set(identityOf(passage), passage);
  for (const passage of byWords) passages.set(identityOf(passage), passage);
  const [first] = byWords;
  const strengthPerScore = first && first.score > 0 ? first.strength / first.score : 0;
  return fuseByRank([byWords.map(identityOf), nearest.map(identityOf)])
    .slice(0, limit)
    .flatMap((identity) => {
      const passage = passages.get(identity);
      return passage ? [withScore(passage)] : [];
    });

  function withScore(passage: Passage | RetrievedPassage): RetrievedPassage {
    if ("coverage" in passage) return passage;
    const { score = 0, coverage = 0 } = words.explain(query, passage.source, viewer) ?? {};
    return { ...passage, score, coverage, strength: score * strengthPerScore };
  }
}

/** Written anchors may be the same twice in a document. */
function identityOf({ source, text }: Passage): string {
  return `${source}\0${text}`;
}
