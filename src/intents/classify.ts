import { detectLanguage } from "../language/detect-language.ts";
import { isSmallWord } from "../language/function-words.ts";
import {
  featuresOf,
  likeness,
  type Rarity,
  rarityIn,
  type Vector,
  vectorOf,
  vocabularyOf,
  wordsOf,
} from "./features.ts";

/** An example with the intent that it words; none where it is to be answered from the knowledge. */
export interface Example {
  readonly text: string;
  readonly intent: string | undefined;
}

/** Names the intent of a text; undefined where it is none of them, or where that is not sure. */
export type Classify = (text: string) => string | undefined;

/** Both found by cross-validation over the shipped examples and against questions that are no intents; see docs/decisions. */
export interface Certainty {
  /** How like the nearest example a text must be. */
  readonly likeness: number;
  /** By how much it must be more like that than the nearest example of anything else. */
  readonly margin: number;
}

export const CERTAINTY: Certainty = { likeness: 0.55, margin: 0.05 };

/** "How do you work" is about the bot, "how does it work" is not, alike as they are. */
const SPEAKS_TO_BOT = /\b(?:you|your|yours|yourself)\b/i;

/** What is wished for is not what is not wished for, alike as the words are. */
const NEGATES =
  /(?<!\p{L})(?:not|never|without|cannot|\p{L}+n['’]t|ne|n['’]\p{L}+|pas|jamais|sans|nicht|kein\p{L}*|nie|niemals|ohne|nunca|jamás|sin)(?!\p{L})/iu;

/** In English "no" is often a word to oneself: "no, that is wrong". */
const NO = /(?<!\p{L})no(?!\p{L})/iu;

function doesNegate(text: string): boolean {
  return NEGATES.test(text) || (NO.test(text) && detectLanguage(text) === "es");
}

/** A wish is short; a text that is longer says more than that. */
const MOST_WORDS = 14;

/**
 * Classifies by the nearest example. An intent has few examples that word it in very different ways, of which one is
 * enough; a mean over them, or a linear model, would blur those.
 */
export function createClassifier(examples: readonly Example[], certainty: Certainty = CERTAINTY): Classify {
  const features = examples.map(({ text }) => featuresOf(text));
  const rarity = rarityIn(features);
  const known = examples.map((example, at) => ({
    intent: example.intent,
    toBot: example.intent !== undefined && SPEAKS_TO_BOT.test(example.text),
    negates: doesNegate(example.text),
    vector: vectorOf(features[at] ?? [], rarity),
  }));
  const isKnown = vocabularyOf(examples.flatMap(({ text, intent }) => (intent === undefined ? [] : [text])));
  return (text) => {
    const words = wordsOf(text);
    if (words.length === 0 || words.length > MOST_WORDS || isAboutMore(words, isKnown)) return undefined;
    return decide(nearestByIntent(text, rarity, known), certainty);
  };
}

const PREPOSITIONS = new Set(
  `about of on in with for from to at by regarding sur de du des dans avec pour en über von vom mit für im zu zum zur
    bei auf sobre con para del por`.split(/\s+/),
);
const MOST_UNKNOWN = 1;

/**
 * Whether a text names what no wish names: "tell me a joke about latency", "delete my data in the sandbox". One word
 * that is not known may be another way to say the same, unless it stands where the subject does.
 */
function isAboutMore(words: readonly string[], isKnown: (word: string) => boolean): boolean {
  const unknown = words.filter((word) => !isKnown(word));
  return (
    unknown.length > MOST_UNKNOWN || words.some((word, at) => PREPOSITIONS.has(word) && isSubject(at + 1))
  );

  function isSubject(from: number): boolean {
    const next = words.slice(from).find((word) => !isSmallWord(word));
    return next !== undefined && !isKnown(next);
  }
}

interface Known {
  readonly intent: string | undefined;
  readonly toBot: boolean;
  readonly negates: boolean;
  readonly vector: Vector;
}

function nearestByIntent(
  text: string,
  rarity: Rarity,
  known: readonly Known[],
): Map<string | undefined, number> {
  const vector = vectorOf(featuresOf(text), rarity);
  const speaksToBot = SPEAKS_TO_BOT.test(text);
  const negates = doesNegate(text);
  const nearest = new Map<string | undefined, number>();
  // What belongs elsewhere does so with and without.
  for (const { intent, toBot, negates: otherNegates, vector: other } of known)
    if ((speaksToBot || !toBot) && (intent === undefined || negates === otherNegates))
      nearest.set(intent, Math.max(nearest.get(intent) ?? 0, likeness(vector, other)));
  return nearest;
}

function decide(nearest: ReadonlyMap<string | undefined, number>, certainty: Certainty): string | undefined {
  const [best, second] = [...nearest].sort(([, one], [, other]) => other - one);
  if (!best || best[1] < certainty.likeness) return undefined;
  return best[1] - (second?.[1] ?? 0) >= certainty.margin ? best[0] : undefined;
}
