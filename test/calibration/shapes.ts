import { createHash } from "node:crypto";
import type { Passage } from "../../src/core/answer.ts";
import { documentOf } from "../../src/core/source.ts";
import { sentencesOf } from "../../src/text/sentences.ts";
import { countWords } from "../../src/text/words.ts";
import type { Case, Collection } from "./cases.ts";

const DOCUMENTS = 3;
/** About the passage that answers, so that three documents have some ten passages. */
const OF_EACH = 4;

/** The same questions, each asked of three documents: one that answers it and two others, or three others. */
export function ofFewDocuments({ name, passages, cases }: Collection): Collection {
  const documents = Map.groupBy(passages, ({ source }) => documentOf(source));
  const answered = cases.flatMap((each) => (each.gold?.[0] ? [{ ...each, first: each.gold[0] }] : []));
  return {
    name: `${name}, three documents`,
    passages,
    cases: answered.flatMap(({ first, ...one }): Case[] => {
      const gold = new Set(one.gold?.map(documentOf));
      const others = [...documents]
        .filter(([document]) => !gold.has(document))
        .sort(([a], [b]) => order(a, one.id).localeCompare(order(b, one.id)))
        .map(([, of]) => of.slice(0, OF_EACH));
      const without = others.slice(0, DOCUMENTS).flat();
      const own = around(first, documents.get(documentOf(first)) ?? []);
      const withOne = [...own, ...others.slice(0, DOCUMENTS - 1).flat()];
      return [
        { ...one, removed: allBut(withOne, passages) },
        { ...one, removed: allBut(without, passages), isAnswered: false, kind: "without its document" },
      ];
    }),
  };
}

const FEWEST_WORDS = 6;
const MOST_WORDS = 40;

/** Statements in place of questions: what a person answered begins with a claim that the same passages must bear out. */
export function asClaims({ name, passages, cases }: Collection): Collection {
  return {
    name: `${name}, claims`,
    passages,
    cases: cases.flatMap(({ reference = "", ...one }): Case[] => {
      const [text = ""] = sentencesOf(reference);
      const words = countWords(text);
      return words >= FEWEST_WORDS && words <= MOST_WORDS ? [{ ...one, text, thread: [] }] : [];
    }),
  };
}

function around(source: string, document: readonly Passage[]): readonly Passage[] {
  const at = document.findIndex((passage) => passage.source === source);
  const from = Math.max(0, Math.min(at - 1, document.length - OF_EACH));
  return document.slice(from, from + OF_EACH);
}

function allBut(kept: readonly Passage[], passages: readonly Passage[]): ReadonlySet<string> {
  const sources = new Set(kept.map(({ source }) => source));
  return new Set(passages.map(({ source }) => source).filter((source) => !sources.has(source)));
}

/** The same at each run, and another for each question. */
function order(document: string, id: string): string {
  return createHash("md5").update(`${document} ${id}`).digest("hex");
}
