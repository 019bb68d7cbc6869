import { difficultyOf, EASY } from "../../src/answer/difficulty.ts";
import { understand } from "../../src/answer/understand.ts";
import { weighThread } from "../../src/answer/weigh-thread.ts";
import { buildIndex } from "../../src/knowledge/index/search-index.ts";
import type { Collection } from "./cases.ts";

const RETRIEVED = 8;
const LIMITS = [0.6, 0.7, 0.8, 0.9] as const;

interface Routed {
  readonly difficulty: number;
  /** The first passage is one that answers, or one of the first three is. */
  readonly first: boolean;
  readonly third: boolean;
}

/** For some limits of difficulty, which share is easy and how often their first passages answer, beside the others'. */
export function routingLines(collection: Collection): string[] {
  const routed = routedIn(collection);
  if (routed.length === 0) return [];
  const rows = LIMITS.map((limit) => {
    const easy = routed.filter(({ difficulty }) => difficulty <= limit);
    const others = routed.filter(({ difficulty }) => difficulty > limit);
    const marked = limit === EASY ? "  <- EASY" : "";
    return `  up to ${limit}: ${percent(easy.length, routed.length)} easy; first ${shares(easy, others, "first")}; one of three ${shares(easy, others, "third")}${marked}`;
  });
  return [`\n${collection.name}, routing: gold in place, easy against others`, ...rows];
}

function routedIn({ passages, cases }: Collection): Routed[] {
  const index = buildIndex(passages);
  return cases.flatMap(({ text, thread, gold }) => {
    if (!gold) return [];
    const found = index.search(weighThread(text, thread, "en"), RETRIEVED);
    const readable = found.filter((passage) => passage.text.trim() !== "");
    const isGold = ({ source }: { readonly source: string }) => gold.includes(source);
    return {
      difficulty: difficultyOf({ thread }, understand(text, thread), readable),
      first: readable.slice(0, 1).some(isGold),
      third: readable.slice(0, 3).some(isGold),
    };
  });
}

function shares(easy: readonly Routed[], others: readonly Routed[], which: "first" | "third"): string {
  const share = (of: readonly Routed[]) =>
    (of.filter((each) => each[which]).length / (of.length || 1)).toFixed(2);
  return `${share(easy)}/${share(others)}`;
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}
