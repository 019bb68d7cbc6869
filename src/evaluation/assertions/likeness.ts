import type { Assertion } from "./assertion.ts";
import { type Kind, quoted } from "./kind.ts";

/** Texts above this many letters are not compared word for word: it would take seconds. */
const LONGEST = 100_000;
/** Of the letters of two texts, multiplied. */
const MOST_STEPS = 25_000_000;

/** `rouge-n`, `bleu`, `gleu`: the likeness to a reference, from 0 to 1, is the threshold or more. */
export function likeness(
  name: string,
  measure: (answer: string, references: readonly string[]) => number,
  limits: { readonly threshold: number; readonly several: boolean },
): Kind {
  return {
    faultOf: (assertion) => {
      const references = referencesOf(assertion);
      if (references && (limits.several || typeof assertion.value === "string")) return undefined;
      return limits.several ? "needs a value: a text, or a list of texts" : "needs a value: a text";
    },
    judge: (assertion, { text }) => {
      const references = referencesOf(assertion) ?? [];
      if (Math.max(text.length, ...references.map(({ length }) => length)) > LONGEST)
        return { unsupported: `${name} compares texts of up to ${LONGEST} letters` };
      const score = measure(text, references);
      const threshold = assertion.threshold ?? limits.threshold;
      return {
        holds: score >= threshold,
        score,
        wanted: `to have a ${name} of ${threshold} or more`,
        seen: score.toFixed(4),
      };
    },
  };
}

/** At most so many letters (5 where nothing is said) make the one text the other. */
export const LEVENSHTEIN: Kind = {
  faultOf: ({ value }) => (typeof value === "string" ? undefined : "needs a value: a text"),
  judge: ({ value, threshold }, { text }) => {
    const wanted = String(value);
    if (wanted.length * text.length > MOST_STEPS)
      return { unsupported: "the texts are too long for levenshtein; use contains, rouge-n or gleu" };
    const most = threshold ?? 5;
    const distance = editsBetween(text, wanted);
    return {
      holds: distance <= most,
      wanted: `to be within ${most} letters of ${quoted(wanted)}`,
      seen: `${distance}`,
    };
  },
};

/** Levenshtein's distance in UTF-16 units, row by row. */
export function editsBetween(from: string, to: string): number {
  const row = Uint32Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let above = 0; above < from.length; above += 1) {
    let diagonal = above;
    row[0] = above + 1;
    for (let at = 1; at <= to.length; at += 1) {
      const same = from.charCodeAt(above) === to.charCodeAt(at - 1) ? 0 : 1;
      const before = row[at] ?? 0;
      row[at] = Math.min(before + 1, (row[at - 1] ?? 0) + 1, diagonal + same);
      diagonal = before;
    }
  }
  return row[to.length] ?? 0;
}

function referencesOf({ value }: Assertion): readonly string[] | undefined {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.length > 0 && texts.every((each) => typeof each === "string") ? texts.map(String) : undefined;
}
