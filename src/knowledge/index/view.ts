import type { Viewer } from "../../core/audience.ts";
import type { AudienceClasses } from "../audience-classes.ts";
import { type Corpus, FIELDS } from "./corpus.ts";
import type { Postings } from "./postings.ts";
import { LEAST, normOf, rarityOf, WINDOW, WINDOW_STEP } from "./weighting.ts";

/** What one viewer may see, and all that is reckoned from it: nothing else is counted in any number. */
export interface View {
  /** Names it: the same for viewers who may see the same passages. */
  readonly key: string;
  readonly passages: number;
  readonly documents: number;
  /** Whether it is all of them. */
  readonly seesAll: boolean;
  sees(passage: number): boolean;
  /** How many of its passages hold a term. */
  holding(term: number): number;
  /** How much a term tells that so many of its passages hold. */
  rarity(holding: number): number;
  /** How much one tells that so many of its documents hold. */
  documentRarity(holding: number): number;
  /** By passage and by document, how far its length takes from what it holds. */
  readonly norms: Float32Array;
  readonly pageNorms: Float32Array;
  readonly meanLength: number;
  readonly meanWindow: number;
}

/** Readers of a few channels come again and again; more would only cost memory. */
const MOST_KEPT = 16;

export function viewsOf(
  corpus: Corpus,
  postings: Postings,
  classes: AudienceClasses,
): (viewer: Viewer) => View {
  const kept = new Map<string, View>();
  // One question asks dozens of times, each time for the same viewer.
  let last: { readonly viewer: Viewer; readonly view: View } | undefined;

  return (viewer) => {
    if (last?.viewer !== viewer) last = { viewer, view: viewFor(viewer) };
    return last.view;
  };

  function viewFor(viewer: Viewer): View {
    const seen = classes.seenBy(viewer);
    const key = seen.join("");
    const known = kept.get(key);
    kept.delete(key);
    const view = known ?? viewOf(key, seen, corpus, postings, classes.of);
    kept.set(key, view);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return view;
  }
}

function viewOf(
  key: string,
  seen: Uint8Array,
  corpus: Corpus,
  { starts, passages, lengths }: Postings,
  classOf: Uint32Array,
): View {
  const seesAll = seen.every((each) => each === 1);
  const sees = (passage: number) => seesAll || seen[classOf[passage] ?? 0] === 1;
  const sizes = sizesOf(corpus, lengths, sees);
  const held = (term: number) => {
    let count = 0;
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) if (sees(passages[at] ?? 0)) count++;
    return count;
  };
  return {
    key,
    passages: sizes.passages,
    documents: sizes.documents,
    seesAll,
    sees,
    holding: seesAll ? (term) => (starts[term + 1] ?? 0) - (starts[term] ?? 0) : held,
    rarity: (holding) => rarityOf(Math.max(sizes.passages, LEAST), holding),
    documentRarity: (holding) => rarityOf(Math.max(sizes.documents, LEAST), holding),
    norms: lengths.map((length) => normOf(length, sizes.meanLength)),
    pageNorms: sizes.pageLengths.map((length) => normOf(length, sizes.meanPage)),
    meanLength: sizes.meanLength,
    meanWindow: sizes.meanWindow,
  };
}

function sizesOf(
  { size, pages, pageOf, starts }: Corpus,
  lengths: Float32Array,
  sees: (passage: number) => boolean,
) {
  const pageLengths = new Float32Array(pages);
  const isPageSeen = new Uint8Array(pages);
  let [count, total, windows, windowed] = [0, 0, 0, 0];
  for (let passage = 0; passage < size; passage++) {
    if (!sees(passage)) continue;
    const length = lengths[passage] ?? 0;
    const page = pageOf[passage] ?? 0;
    count++;
    total += length;
    pageLengths[page] = (pageLengths[page] ?? 0) + length;
    isPageSeen[page] = 1;
    const text = (starts[passage * FIELDS + FIELDS] ?? 0) - (starts[passage * FIELDS + 2] ?? 0);
    const cut = windowsIn(text);
    windowed += cut * (length - text + (cut === 1 ? text : WINDOW));
    windows += cut;
  }
  const documents = isPageSeen.reduce((sum, each) => sum + each, 0);
  return {
    passages: count,
    documents,
    pageLengths,
    meanLength: total / (count || 1) || 1,
    meanPage: total / (documents || 1) || 1,
    meanWindow: windowed / (windows || 1) || 1,
  };
}

/** How many windows a text of so many terms is read in; a short one is one window. */
export function windowsIn(terms: number): number {
  return terms <= WINDOW * 1.5 ? 1 : Math.ceil((terms - WINDOW) / WINDOW_STEP) + 1;
}
