/** What form of answer a question asks for. */
export type Intent = "definition" | "how-to" | "code" | "quantity" | "fact";

const SIGNS: readonly (readonly [Intent, RegExp])[] = [
  ["code", /\b(example|snippet|command|syntax|code for|sample|curl)\b/i],
  [
    "quantity",
    /\b(how (?:long|many|much|often|big|large|fast|old|soon)|what time|which day|when|limit|maximum|minimum|timeout)\b/i,
  ],
  ["how-to", /\b(how (?:do|can|to|should|would|does one)|steps?|set ?up|configure|procedure|guide)\b/i],
  ["definition", /\b(what(?:'s| is| are)|define|definition|meaning of|what does .+ mean)\b/i],
];

export function intentOf(question: string): Intent {
  return SIGNS.find(([, sign]) => sign.test(question))?.[0] ?? "fact";
}
