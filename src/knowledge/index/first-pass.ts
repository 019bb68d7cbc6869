import type { Asked, AskedTerm } from "./asked.ts";
import { best } from "./best.ts";
import type { Corpus } from "./corpus.ts";
import type { View } from "./view.ts";
import { coverageFactor, PAGE, saturated } from "./weighting.ts";

export interface Found {
  readonly passage: number;
  /** The score of its document. */
  readonly page: number;
}

/** Finds the passages that hold most of the question by their words alone, best first. */
export type FirstPass = (asked: Asked, view: View, limit: number) => Found[];

/** BM25 over passages and, from what holds the same terms, over whole documents. */
export function firstPassOf({ size, pages, pageOf }: Corpus): FirstPass {
  const scores = new Float32Array(size);
  const covered = new Float32Array(size);
  const pageScores = new Float32Array(pages);
  const pageCovered = new Float32Array(pages);

  return ({ terms, informs }, view, limit) => {
    for (const each of [scores, covered, pageScores, pageCovered]) each.fill(0);
    for (const term of terms) addTerm(term, view);
    const reduced = (raw: number, of: number) => raw * coverageFactor(of / (informs || 1));
    for (let page = 0; page < pages; page++)
      pageScores[page] = reduced(pageScores[page] ?? 0, pageCovered[page] ?? 0);
    for (let passage = 0; passage < size; passage++) {
      const raw = scores[passage] ?? 0;
      if (raw > 0)
        scores[passage] =
          reduced(raw, covered[passage] ?? 0) + PAGE * (pageScores[pageOf[passage] ?? 0] ?? 0);
    }
    return best(scores, limit).map((passage) => ({
      passage,
      page: pageScores[pageOf[passage] ?? 0] ?? 0,
    }));
  };

  function addTerm({ held, rarity, weight, informs }: AskedTerm, view: View): void {
    const { passages, counts } = held;
    const pageRarity = weight * view.documentRarity(documentsHolding(passages, view));
    const addPage = (page: number, count: number) => {
      pageScores[page] = (pageScores[page] ?? 0) + pageRarity * saturated(count, view.pageNorms[page] ?? 1);
      pageCovered[page] = (pageCovered[page] ?? 0) + informs;
    };
    let open = -1;
    let count = 0;
    for (let at = 0; at < passages.length; at++) {
      const passage = passages[at] ?? 0;
      if (!view.seesAll && !view.sees(passage)) continue;
      const here = counts[at] ?? 0;
      const page = pageOf[passage] ?? 0;
      scores[passage] = (scores[passage] ?? 0) + weight * rarity * saturated(here, view.norms[passage] ?? 1);
      covered[passage] = (covered[passage] ?? 0) + informs;
      if (page !== open) {
        if (open >= 0) addPage(open, count);
        open = page;
        count = 0;
      }
      count += here;
    }
    if (open >= 0) addPage(open, count);
  }

  /** Passages of one document stand together. */
  function documentsHolding(passages: Uint32Array, view: View): number {
    let holding = 0;
    let last = -1;
    for (const passage of passages) {
      const page = pageOf[passage] ?? 0;
      if (page === last || !(view.seesAll || view.sees(passage))) continue;
      holding++;
      last = page;
    }
    return holding;
  }
}
