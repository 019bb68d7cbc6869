import { termsOf } from "../../text/words.ts";

/** Words for the two states that a thing can be in. */
const STATES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:enabled|turned on|switched on|active)\b/gi, /\b(?:disabled|turned off|switched off|inactive)\b/gi],
  [/\b(?:allowed|permitted)\b/gi, /\b(?:forbidden|prohibited|disallowed)\b/gi],
  [/\b(?:required|mandatory)\b/gi, /\boptional\b/gi],
  [/\bsupported\b/gi, /\b(?:unsupported|deprecated)\b/gi],
  [/\btrue\b/gi, /\bfalse\b/gi],
  [/\balways\b/gi, /\bnever\b/gi],
  [/\bpublic\b/gi, /\bprivate\b/gi],
];
/** What only a "not" turns around: "no longer taken" is "refused", so that all other words have to be the same. */
const SAYS: readonly [RegExp, RegExp] = [/\b(?:can|may|must|should|does|do|is|are|has|have)\b/gi, /(?!)/g];
const NOT = /\b(?:not|cannot|no longer|never)\b|n['’]t\b/gi;

/** Two sentences that share less of their other words say it of different things, or in different cases. */
const LEAST_ALIKE = 0.7;
const MOST_WORDS_OF_A_NAME = 3;
const LEAST_WORDS_AROUND = 3;
/** What stands before a value. */
const BEFORE_NAME =
  /^(?:is|are|was|by|to|in|at|on|from|under|with|via|through|uses?|using|called|named|the|of|=|:)$/i;
const NAME = /^(?:[`"“']|\p{Lu})|[\d_./#@-]/u;

/** Of errors there are many for one thing. */
const CODE = /^\W?[A-Z]{2,}[-_]?\d+\W*$/;

/** Whether two sentences say the same, save that one denies it or names another value. */
export function isOpposed(a: string, b: string): boolean {
  return saysTheReverse(a, b) || namesAnother(a, b);
}

function saysTheReverse(a: string, b: string): boolean {
  const states = STATES.find((pair) => [a, b].every((text) => stateOf(text, ...pair) !== undefined));
  const pair = states ?? SAYS;
  const [saidByA, saidByB] = [stateOf(a, ...pair), stateOf(b, ...pair)];
  if (saidByA === undefined || saidByB === undefined || saidByA === saidByB) return false;
  return alike(restOf(a, ...pair), restOf(b, ...pair)) >= (states ? LEAST_ALIKE : 1);
}

/** Undefined where a sentence speaks of neither state, or of both. */
function stateOf(text: string, state: RegExp, other: RegExp): boolean | undefined {
  const [is, isOther] = [count(text, state) > 0, count(text, other) > 0];
  if (is === isOther) return undefined;
  return is === (count(text.replace(other, ""), NOT) % 2 === 0);
}

function restOf(text: string, ...states: readonly RegExp[]): ReadonlySet<string> {
  return new Set(termsOf([...states, NOT].reduce((rest, words) => rest.replace(words, " "), text)));
}

/** Word for word the same around one name, as in "is owned by Finance" and "is owned by Treasury". */
function namesAnother(a: string, b: string): boolean {
  const [ofA, ofB] = [wordsOf(a), wordsOf(b)];
  const before = sharedFrom(ofA, ofB);
  const after = sharedFrom(ofA.slice(before).reverse(), ofB.slice(before).reverse());
  const names = [ofA, ofB].map((words) => words.slice(before, words.length - after));
  return (
    before + after >= LEAST_WORDS_AROUND &&
    BEFORE_NAME.test(ofA[before - 1] ?? "") &&
    names.every((name) => name.length > 0 && name.length <= MOST_WORDS_OF_A_NAME && name.every(isName))
  );
}

function isName(word: string): boolean {
  return NAME.test(word) && /\p{L}/u.test(word) && !CODE.test(word);
}

function wordsOf(text: string): string[] {
  return text
    .replace(/[.!]+$/, "")
    .split(/\s+/)
    .filter(Boolean);
}

function sharedFrom(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((word, at) => word !== b[at]);
  return end < 0 ? Math.min(a.length, b.length) : end;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared / (a.size + b.size - shared || 1);
}

function count(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0;
}
