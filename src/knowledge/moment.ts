import type { KnowledgeMoment, LiveKnowledge } from "./knowledge.ts";
import { type KnowledgeSnapshot, withDocuments } from "./load.ts";

/** What can be asked of a snapshot, whatever takes its place meanwhile. */
export function momentOf(snapshot: KnowledgeSnapshot): KnowledgeMoment {
  const { search, explain, synonyms, informs, noiseFloor, size, scopeOf, version, content } = snapshot;
  return {
    ...{ search, explain, synonyms, informs, noiseFloor, size, scopeOf },
    version: () => version,
    content: () => content,
  };
}

/** The same of whichever snapshot is in use when it is asked. */
export function following(
  current: () => KnowledgeSnapshot,
): Omit<LiveKnowledge, "status" | "watch" | "close" | "meaningOf"> {
  return {
    search: (query, limit, viewer) => current().search(query, limit, viewer),
    explain: (query, source, viewer) => current().explain(query, source, viewer),
    synonyms: (query, viewer) => current().synonyms(query, viewer),
    informs: (term, viewer) => current().informs(term, viewer),
    noiseFloor: (viewer) => current().noiseFloor(viewer),
    size: (viewer) => current().size(viewer),
    scopeOf: (viewer) => current().scopeOf(viewer),
    version: () => current().version,
    content: () => current().content,
    asOfNow: () => momentOf(current()),
    withDocuments: (files) => momentOf(withDocuments(current(), files)),
  };
}
