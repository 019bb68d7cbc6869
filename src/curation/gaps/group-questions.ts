import type { VoteReason } from "../../core/vote.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import { englishQuery } from "../../language/english-query.ts";
import type { UnhelpedQuestion } from "../../store/report/unhelped.ts";
import { termsOf } from "../../text/words.ts";
import { foldedOf } from "./folded.ts";

/** Questions about the same thing that the knowledge does not answer well. */
export interface Gap {
  /** The one that was asked the most, and then the latest. */
  readonly question: string;
  /** Other wordings, the most frequent first. */
  readonly alsoAsked: readonly string[];
  readonly asked: number;
  readonly refused: number;
  /** How many people said that an answer did not help. */
  readonly notHelped: number;
  /** How many of them gave each reason. */
  readonly reasons: Reasons;
  readonly lastAskedAt: Date;
}

export type Reasons = Readonly<Partial<Record<VoteReason, number>>>;

/** Two questions are about the same where they share so much of what is rare in them. */
const LEAST_SHARE = 0.5;

interface Wording {
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  readonly asked: number;
  readonly refused: number;
  readonly notHelped: number;
  readonly reasons: readonly VoteReason[];
  readonly lastAskedAt: Date;
}

/**
 * Groups questions by the informative words that they share, the most frequent first. A wording joins the group whose
 * first wording is most like it, or begins one; wordings are taken in an order of their own, so that the same questions
 * always give the same groups, whatever order they come in.
 */
export function groupQuestions(questions: readonly UnhelpedQuestion[]): Gap[] {
  const wordings = wordingsOf(questions).sort(byFrequency);
  const weightOf = rarityIn(wordings);
  const groups: Wording[][] = [];
  const byTerm = new Map<string, number[]>();
  for (const wording of wordings) {
    const at = nearestGroup(wording);
    if (at !== undefined) groups[at]?.push(wording);
    else begin(wording);
  }
  return groups.map(gapOf).sort((a, b) => weightOfGap(b) - weightOfGap(a) || compare(a.question, b.question));

  function begin(wording: Wording): void {
    const at = groups.push([wording]) - 1;
    for (const term of wording.terms) {
      const known = byTerm.get(term);
      if (known) known.push(at);
      else byTerm.set(term, [at]);
    }
  }

  function nearestGroup({ terms }: Wording): number | undefined {
    const candidates = new Set(tellingTerms(terms, weightOf).flatMap((term) => byTerm.get(term) ?? []));
    let best: { readonly at: number; readonly share: number } | undefined;
    for (const at of [...candidates].sort((a, b) => a - b)) {
      const share = sharedBy(terms, groups[at]?.[0]?.terms ?? new Set(), weightOf);
      if (share >= LEAST_SHARE && share > (best?.share ?? 0)) best = { at, share };
    }
    return best?.at;
  }
}

function wordingsOf(questions: readonly UnhelpedQuestion[]): Wording[] {
  const byFolded = new Map<string, Wording>();
  for (const { text, refused, notHelped, reasons, askedAt } of questions) {
    const folded = foldedOf(text);
    const known = byFolded.get(folded);
    const terms = known?.terms ?? new Set(termsOf(englishOf(text)));
    const isLatest =
      !known || askedAt > known.lastAskedAt || (+askedAt === +known.lastAskedAt && text < known.text);
    byFolded.set(folded, {
      text: isLatest ? text : known.text,
      // A question of stop words only is like none but itself.
      terms: terms.size > 0 ? terms : new Set([folded]),
      asked: (known?.asked ?? 0) + 1,
      refused: (known?.refused ?? 0) + Number(refused),
      notHelped: (known?.notHelped ?? 0) + notHelped,
      reasons: [...(known?.reasons ?? []), ...reasons],
      lastAskedAt: isLatest ? askedAt : known.lastAskedAt,
    });
  }
  return [...byFolded.values()];
}

/** So that the same question in two languages is one, as far as the words of the field go. */
function englishOf(text: string): string {
  const language = detectLanguage(text);
  return language === "en" ? text : englishQuery(text, language);
}

function byFrequency(a: Wording, b: Wording): number {
  return b.asked - a.asked || b.terms.size - a.terms.size || compare(foldedOf(a.text), foldedOf(b.text));
}

/** A word that every question has tells none of them apart. */
function rarityIn(wordings: readonly Wording[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const { terms } of wordings) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => Math.log(1 + wordings.length / (counts.get(term) ?? 1));
}

/**
 * The rarest terms of a set: without any of them, what is left is too little to be enough alike. So words that every
 * question has lead to no comparison with every group.
 */
function tellingTerms(terms: ReadonlySet<string>, weightOf: (term: string) => number): string[] {
  const rarestFirst = [...terms].sort((a, b) => weightOf(b) - weightOf(a) || compare(a, b));
  let left = sumOf(rarestFirst, weightOf);
  const enough = LEAST_SHARE * left;
  return rarestFirst.filter((term) => {
    const isTelling = left >= enough;
    left -= weightOf(term);
    return isTelling;
  });
}

/** The Jaccard index of two sets of terms, each term by its weight. */
function sharedBy(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weightOf: (term: string) => number,
): number {
  let shared = 0;
  let all = 0;
  for (const term of [...new Set([...a, ...b])].sort()) {
    const weight = weightOf(term);
    all += weight;
    if (a.has(term) && b.has(term)) shared += weight;
  }
  return shared / all;
}

function gapOf(wordings: readonly Wording[]): Gap {
  const [first, ...others] = wordings;
  return {
    question: first?.text ?? "",
    alsoAsked: others.map(({ text }) => text),
    asked: sumOf(wordings, ({ asked }) => asked),
    refused: sumOf(wordings, ({ refused }) => refused),
    notHelped: sumOf(wordings, ({ notHelped }) => notHelped),
    reasons: countsOf(wordings.flatMap(({ reasons }) => reasons)),
    lastAskedAt: new Date(Math.max(...wordings.map(({ lastAskedAt }) => lastAskedAt.getTime()))),
  };
}

function countsOf(reasons: readonly VoteReason[]): Reasons {
  const grouped = Map.groupBy([...reasons].sort(), (reason) => reason);
  return Object.fromEntries([...grouped].map(([reason, all]) => [reason, all.length]));
}

function weightOfGap({ refused, notHelped }: Gap): number {
  return refused + notHelped;
}

function sumOf<Item>(items: readonly Item[], numberOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
