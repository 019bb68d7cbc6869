import type { Passage } from "../../core/answer.ts";
import { classesOf } from "../audience-classes.ts";
import { type CompactVector, cosineOf, unitOf } from "./compact-vector.ts";
import type { VectorIndex } from "./vector-index.ts";

interface Near {
  readonly passage: Passage;
  readonly cosine: number;
}

/** Looks at every passage, so that nothing near is missed. @param vectors one for each passage, in their order */
export function indexInMemory(passages: readonly Passage[], vectors: readonly CompactVector[]): VectorIndex {
  const classes = classesOf(passages);
  return {
    async nearest(vector, limit, viewer) {
      const seen = classes.seenBy(viewer);
      const unit = unitOf(vector);
      const best: Near[] = [];
      vectors.forEach((compact, at) => {
        const passage = passages[at];
        // Another length is of another model behind the same name.
        if (!passage || seen[classes.of[at] ?? 0] !== 1 || compact.values.length !== unit.length) return;
        keepBest(best, { passage, cosine: cosineOf(unit, compact) }, limit);
      });
      return best.map(({ passage }) => passage);
    },
  };
}

/** Among equals the earlier one stays before the later one. */
function keepBest(best: Near[], near: Near, limit: number): void {
  if (best.length >= limit && near.cosine <= (best.at(-1)?.cosine ?? 0)) return;
  let at = best.length;
  while (at > 0 && (best[at - 1]?.cosine ?? 0) < near.cosine) at -= 1;
  best.splice(at, 0, near);
  if (best.length > limit) best.pop();
}
