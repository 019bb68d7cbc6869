import type { Synonym } from "../../text/synonyms.ts";
import { termsOf } from "../../text/words.ts";
import type { Unit } from "./units.ts";

/** What kind of thing a question asks for, told by how it asks, and by what an answer of that kind is known. */
export interface Sought {
  readonly asks: RegExp;
  readonly evidence: RegExp;
  /** The question's verb or adjective, and the noun under which tables and manuals give it. */
  readonly nouns?: Readonly<Record<string, readonly string[]>>;
}

const UNIT_OF_TIME =
  "(?:milliseconds?|seconds?|minutes?|hours?|days?|nights?|weeks?|weekdays?|months?|quarters?|years?|ms|s|sec|min|h|hrs?|d|working days?|business days?)";
const NUMBER =
  "(?:\\d[\\d.,]*|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)";
const DURATION = `\\b${NUMBER}[ -]?(?:to \\d+ )?${UNIT_OF_TIME}\\b`;
const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?";

const KINDS: readonly Sought[] = [
  {
    asks: /\bhow (?:often|frequently|regularly)\b/i,
    evidence: new RegExp(
      `\\b(?:hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|continuous(?:ly)?|once|twice|every|each ${UNIT_OF_TIME}|(?:an?|per) ${UNIT_OF_TIME}|times|always|never|interval)\\b`,
      "i",
    ),
  },
  {
    asks: /\bhow (?:long|old|soon|quickly)\b(?! is the\b)/i,
    evidence: new RegExp(
      `${DURATION}|\\b(?:until|forever|immediately|instantly|at once|overnight|indefinitely)\\b`,
      "i",
    ),
  },
  {
    asks: /^(?:and |so )?when (?:is|are|was|were|will|does|do|did|can|must|should)\b|\b(?:what|which) (?:time|day|date|month|year)\b/i,
    evidence: new RegExp(
      `${DURATION}|\\b(?:\\d{1,2}:\\d\\d|\\d{1,2} ?[ap]\\.?m|${MONTH}\\.? \\d{1,4}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}|${DAY}|(?:19|20)\\d\\d|noon|midnight|daily|nightly|weekly|monthly|yearly|today|tomorrow|every|after|before|until|during|at the (?:end|start|beginning)|as soon as)\\b`,
      "i",
    ),
  },
  {
    asks: /\bhow (?:heavy\b|much (?:does|do|did) .{1,60}\bweigh\b)|\b(?:what|which) (?:is the |are the )?weights?\b/i,
    evidence: /\d\s?(?:kg|mg|g|t|lbs?|oz|tons?|tonnes?|kilos?|grams?|kilograms?|pounds?|ounces?)\b/i,
    nouns: { weigh: ["weight", "mass"], heavy: ["weight", "mass"] },
  },
  {
    asks: /\bhow (?:expensive\b|much (?:is|are|does|do|did) .{1,60}\b(?:costs?|price|fee)\b|much (?:is|are|do (?:i|we|you) pay)\b)|\bwhat (?:does|do|did) .{1,60}\bcost\b|\bwhat (?:is|are) the (?:price|cost|fee)s?\b/i,
    evidence:
      /[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹%]|(?:USD|EUR|GBP|CHF|JPY|dollars?|euros?|pounds?|cents?|francs?)\b)|\b(?:free|no charge|price|cost|fee)\b/i,
    nouns: { cost: ["price", "fee"], expensive: ["price", "cost", "fee"] },
  },
  {
    asks: /^(?:and |so )?who(?:m|se)?\b/i,
    evidence:
      /\bby (?:the )?\p{L}|\bonly (?:the )?\p{L}+ (?:may|can|must|is|are)\b|(?:^|; )(?:who|owner|responsible|contact|person|role|team|manager|author)s?: |\b(?:owns?|owners?|owned|manages?|managed|managers?|teams?|leads?|engineers?|operators?|administrators?|admins?|staff|employees?|members?|customers?|users?|everybody|everyone|anyone|anybody|nobody|founders?|authors?|maintainers?)\b|@\w/iu,
  },
  {
    asks: /\bhow (?:tall|high|deep|wide|large|big|far|thick|long is the)\b/i,
    evidence: /\d/,
    nouns: {
      tall: ["height"],
      high: ["height"],
      deep: ["depth"],
      wide: ["width"],
      thick: ["thickness"],
      far: ["distance", "range"],
      large: ["size"],
      big: ["size"],
    },
  },
  { asks: /\bhow fast\b/i, evidence: /\d/, nouns: { fast: ["speed", "rate"] } },
  { asks: /\bhow old\b/i, evidence: /\d/, nouns: { old: ["age"] } },
];

/** Undefined where a question asks for no such thing, or for one of no known kind. */
export function soughtOf(question: string): Sought | undefined {
  return KINDS.find(({ asks }) => asks.test(question.trim()));
}

export function isOfKind({ text }: Pick<Unit, "text">, { evidence }: Sought): boolean {
  return evidence.test(text);
}

/** The noun of what is sought, as another word for what the question says. */
export function nounsOf(question: string, { nouns = {} }: Partial<Sought> = {}): Synonym[] {
  const terms = new Set(termsOf(question));
  return Object.entries(nouns)
    .map(([word, written]) => ({ asked: termsOf(word), written }))
    .filter(({ asked }) => asked.every((term) => terms.has(term)))
    .flatMap(({ asked, written }) => written.map((noun) => ({ asked, written: termsOf(noun) })));
}
