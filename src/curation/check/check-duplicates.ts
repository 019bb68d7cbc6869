import { termsOf } from "../../text/words.ts";
import type { Finding } from "./finding.ts";
import type { Document } from "./read-documents.ts";
import { createSimilar } from "./similar.ts";

/** Shorter ones ("See the overview.") are alike for good reasons. */
const LEAST_TERMS = 12;

/** Sections that repeat an earlier one: they are cited beside each other, and one of them will be out of date. */
export function checkDuplicates(documents: readonly Document[]): Finding[] {
  const exact = new Map<string, string>();
  const similar = createSimilar();
  for (const { sections } of documents) for (const { text } of sections) similar.count(plainTermsOf(text));
  return documents.flatMap(({ path, sections }) =>
    sections.flatMap(({ text, anchor, line }): Finding[] => {
      const terms = plainTermsOf(text);
      if (terms.length < LEAST_TERMS) return [];
      const source = anchor ? `${path}#${anchor}` : path;
      const whole = terms.join(" ");
      const same = exact.get(whole);
      if (same !== undefined) return [repeats("duplicate", path, line, same, "says the same as")];
      exact.set(whole, source);
      const near = similar.findOrAdd(source, terms);
      if (!near) return [];
      const share = `says nearly the same (${Math.floor(near.share * 100)} %) as`;
      return [repeats("near-duplicate", path, line, near.name, share)];
    }),
  );
}

function plainTermsOf(text: string): string[] {
  return termsOf(text).filter((term) => !term.startsWith("="));
}

function repeats(
  rule: "duplicate" | "near-duplicate",
  path: string,
  line: number,
  earlier: string,
  says: string,
): Finding {
  return {
    rule,
    path,
    line,
    message: `${says} ${earlier}`,
    remedy: "Keep it in one place, and link to it from the other.",
  };
}
