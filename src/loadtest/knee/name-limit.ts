import { type KneeSides, LIMIT_RULES, type LimitName } from "./limit-rules.ts";

export interface NamedLimit {
  readonly limit: LimitName | "not told";
  /** After "limited by". */
  readonly words: string;
  /** One sentence each: why it is this one, or what would have to be known. */
  readonly reasons: readonly string[];
  /** What else was at its limit; it may follow from the one that is named. */
  readonly also: readonly LimitName[];
}

/**
 * Names what keeps the bot from more, by the figures before the knee and behind it. A limit is named only where its
 * own figures say so. A long queue is what every limit ends in, so that it is named only where all others are ruled out.
 */
export function nameLimit(sides: KneeSides): NamedLimit {
  const judged = LIMIT_RULES.map((rule) => ({ ...rule, found: rule.judge(sides) }));
  const untold = judged
    .filter(({ limit, found }) => found === null && limit !== "queue")
    .map(({ words }) => words);
  const fitting = judged.flatMap(({ limit, words, found }) =>
    found === null || found === "no" ? [] : [{ limit, words, reason: found.reason }],
  );
  const [first, ...others] = fitting;
  if (first && (first.limit !== "queue" || untold.length === 0))
    return {
      limit: first.limit,
      words: first.words,
      reasons: [first.reason],
      also: others.map(({ limit }) => limit),
    };
  return {
    limit: "not told",
    words: "something that the figures do not tell",
    reasons: [
      ...(first ? ["questions queued up, as they do at every limit"] : []),
      untold.length > 0
        ? `too little is known of ${untold.join(", ")}`
        : "nothing that is watched was at its limit",
    ],
    also: fitting.map(({ limit }) => limit),
  };
}
