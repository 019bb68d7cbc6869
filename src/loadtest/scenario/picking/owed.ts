import type { QuestionKind } from "../question-kind.ts";

/** Kinds that were due and could not be asked yet. */
export interface Owed {
  owe(kind: QuestionKind): void;
  /** Tries what has been owed longest first; one that was picked is owed once less. */
  pay<Picked>(pick: (kind: QuestionKind) => Picked | undefined): Picked | undefined;
}

/** What could not be asked for that long is let go, or it would all come at once when it can be. */
const MOST_OWED = 200;

export function createOwed(): Owed {
  const counts = new Map<QuestionKind, number>();
  return {
    owe: (kind) => void counts.set(kind, Math.min(MOST_OWED, (counts.get(kind) ?? 0) + 1)),
    pay(pick) {
      for (const [kind, count] of counts) {
        const picked = pick(kind);
        if (picked === undefined) continue;
        if (count === 1) counts.delete(kind);
        else counts.set(kind, count - 1);
        return picked;
      }
      return undefined;
    },
  };
}
