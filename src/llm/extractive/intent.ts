/** What form of answer a question asks for. */
export type Intent =
  | "comparison"
  | "code"
  | "troubleshooting"
  | "procedure"
  | "place"
  | "quantity"
  | "values"
  | "definition"
  | "yes-no"
  | "fact";

type Sign = readonly [Intent, RegExp];

/**
 * The first sign that a question shows decides: what names its form outright stands before what only suggests one.
 * "What is the difference" asks for no definition, "how do I fix it" for a cure, "what is the limit" for a number.
 */
const SIGNS: readonly Sign[] = [
  [
    "comparison",
    /\b(?:differen(?:ce|ces|t|tly)|differs?|compare[ds]?|comparison|versus|vs\.?|same (?:thing )?as|better than|instead of|rather than)(?![\w-])|\bhalf \w+ or half\b/i,
  ],
  // Also of an error's code, which alone asks for a cure.
  ["definition", /\bwhat (?:do|does) (?:\S+ ){1,5}(?:mean|stand for)\b|\bmeaning of\b/i],
  ["code", /\b(?:examples?|snippet|syntax|sample (?:of|request|code)|code for|formula|one-liner)\b/i],
  [
    "code",
    /\b(?:curl|sql|python|bash|shell|cli|kotlin|typescript|java|json|yaml|regex|query|command)s? (?:to|for|that|which)\b|\bwhich (?:\w+ )?(?:command|query)\b/i,
  ],
  ["troubleshooting", /\b(?:fix|troubleshoot\w*|debug|solve|resolve|get rid of)\b/i],
  // "How does X relate to Y" wants to know why or in what way: that is told, not done.
  [
    "procedure",
    /\bhow (?:do|can|to|should|would|could|might|does one)\b(?! \w+(?: \w+)? (?:relate|differ)\b)/i,
  ],
  ["place", /^(?:and |so )?where\b/i],
  [
    "troubleshooting",
    /\b(?:fail(?:s|ed|ing)?|fire[sd]|stuck|hangs?|hung|broken|crash\w*|error|refused|rejected|timed out|wrong|(?:cannot|can't|won't|doesn't)(?! (?:it|he|she|we|they|that|this|you|i)\b)|not (?:work\w*|moving))\b/i,
  ],
  // The code of an error stands alone or with what led to it.
  ["troubleshooting", /(?<![\w-])[A-Z]{2,}-?\d{3,}(?![\w-])/],
  [
    "quantity",
    /\b(?:how (?:long|many|much|often|big|large|fast|old|soon|far|quick(?:ly)?|late|early)|what (?:time|day|date|amount|version)|which (?:day|date|year|month)|limits?|maximum|minimum|max|min|biggest|largest|smallest|timeouts?|tolerance|quota|over what amount)\b/i,
  ],
  // "When I resend, does it …" names a case; "when is it sent" asks for a time.
  ["quantity", /\bwhen (?:is|are|was|were|will|does|do|did|can|must|should)\b/i],
  [
    "procedure",
    /\b(?:steps?|procedure|guide|walk me through|what (?:do|should|must) (?:\w+ ){1,2}(?:need to )?do|set ?up|configure|install|handle how)\b/i,
  ],
  [
    "place",
    /\bwho(?:se|m)?\b|\b(?:which|what) (?:channel|page|url|link|folder|file|team|dashboard|endpoint|tab)\b/i,
  ],
  [
    "values",
    /(?<!\b(?:by|of) )\bwhich\b|\bwhat [\w-]+(?: [\w-]+)? (?:is|are) (?:available|supported|allowed|accepted|needed|required)\b|\bwhat (?:are|values|options|kinds?|types?|sorts?|formats?|fields|states|codes|settings|two|three|four|some)\b|^(?:list|name)\b|\boptions\?/i,
  ],
  // Of a few words: "what is the process by which …" asks for more than a definition.
  [
    "definition",
    /\bwhat(?! about\b)(?:'|’)?s?(?: is| are| does| counts as)? (?:\S+ ){0,6}\S+$|\b(?:define|definition|meaning|means|stands? for|explain|describe)\b/i,
  ],
  [
    "yes-no",
    // "Can you tell me …" is a polite wish and no such question.
    /^(?!(?:can|could|would|will) you (?:please )?(?:give|provide|tell|show|explain|summari[sz]e|describe|list|help)\b)(?:(?:so|and|but|also|then) )?(?:is|are|was|can|could|do|does|did|should|will|would|has|have|may|must|am)\b/i,
  ],
];

/** What form of answer a question, or one part of it, asks for. */
export function intentOf(question: string): Intent {
  const asked = question.trim();
  return SIGNS.find(([, sign]) => sign.test(asked))?.[0] ?? "fact";
}

/** Whether the answer is to be done, step by step. */
export function isProcedure(intent: Intent): boolean {
  return intent === "procedure" || intent === "troubleshooting";
}
