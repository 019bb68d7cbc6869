import { decide } from "../../answer/decide/decide.ts";
import { disarmPassage } from "../../answer/ground/disarm-passage.ts";
import { type Understood, understand } from "../../answer/understand.ts";
import { inOwnWords } from "../../answer/wordings.ts";
import type { RetrievedPassage } from "../../core/answer.ts";
import type { Audiences, Viewer } from "../../core/audience.ts";
import type { Explanation } from "../../knowledge/explanation.ts";
import type { LiveKnowledge } from "../../knowledge/live-knowledge.ts";

/** A passage that a search finds, and why it stands where it does. */
export interface ExplainedPassage {
  readonly rank: number;
  readonly source: string;
  readonly title: string;
  /** Where a person reads it, if it is on the web. */
  readonly url?: string;
  readonly headings: readonly string[];
  readonly score: number;
  readonly coverage: number;
  readonly owner?: string;
  readonly updated?: string;
  /** For whom it is, where it is not for everybody. */
  readonly audiences?: Audiences;
  /** It gives orders to a model, so that the bot answers from nothing of it. */
  readonly distrusted?: true;
  readonly why: Omit<Explanation, "score" | "coverage"> | null;
  readonly text: string;
}

export interface ExplainedSearch {
  readonly query: string;
  readonly as: Viewer;
  readonly knowledge: { readonly version: string; readonly documents: number; readonly passages: number };
  /** Whether the bot would go on to answer, refuse because the passages hardly answer the question, or ask back. */
  readonly decision: "answer" | "refuse" | "clarify";
  readonly passages: readonly ExplainedPassage[];
}

/** As many as the bot looks at when it answers. */
const LOOKED_AT = 8;

/** Searches as the bot does for somebody who asks this, and takes each passage's score apart. */
export function explainSearch(
  text: string,
  knowledge: LiveKnowledge,
  { viewer, limit }: { readonly viewer: Viewer; readonly limit: number },
): ExplainedSearch {
  const understood = understand(text.replace(/\s+/gu, " ").trim(), []);
  const { query, found } = searchAsAsked(understood);
  const looked = found.slice(0, LOOKED_AT).map((passage) => disarmPassage(passage));
  const trusted = looked.flatMap(({ passage, suspect }) => (suspect ? [] : [passage]));
  return {
    query,
    as: viewer,
    knowledge: { version: knowledge.version(), ...knowledge.size(viewer) },
    decision: decide(understood, [], trusted, viewer, knowledge).outcome,
    passages: found.slice(0, limit).map((passage, at) => explained(passage, at + 1)),
  };

  /** In the asker's own words or in English, whichever finds more of the question, as the answer path does. */
  function searchAsAsked({ query, ownQuery, language }: Understood) {
    const depth = Math.max(limit, LOOKED_AT);
    const english = { query, found: knowledge.search(query, depth, viewer) };
    if (ownQuery === undefined) return english;
    const words = inOwnWords(ownQuery, language).replace(/\s+/gu, " ").trim();
    const own = { query: words, found: knowledge.search(words, depth, viewer) };
    return (own.found[0]?.coverage ?? 0) > (english.found[0]?.coverage ?? 0) ? own : english;
  }

  function explained(passage: RetrievedPassage, rank: number): ExplainedPassage {
    const { source, title, headings, score, coverage, owner, updated, audiences, url } = passage;
    const explanation = knowledge.explain(query, source, viewer);
    return {
      ...{ rank, source, title, headings, score, coverage },
      ...(url !== undefined && { url }),
      ...(owner && { owner }),
      ...(updated && { updated }),
      ...(audiences && { audiences }),
      ...(disarmPassage(passage).suspect && { distrusted: true as const }),
      why: explanation ? { parts: explanation.parts, factors: explanation.factors } : null,
      text: passage.text,
    };
  }
}
