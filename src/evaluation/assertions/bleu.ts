import { lowerWords, type NGrams, nGramsOf, sharedBy } from "./n-grams.ts";

const LONGEST = 4;
/** In place of a precision of 0, whose logarithm there is not; promptfoo's figure. */
const LEAST = 1e-7;

/**
 * BLEU: the geometric mean of the clipped precisions of 1 to 4 words, times exp(1 - r/c) where the answer (c words) is
 * shorter than the reference nearest in length (r words). Papineni et al., "BLEU", ACL 2002, section 2.
 * @returns from 0 to 1; 0 for an answer without words
 */
export function bleu(answer: string, references: readonly string[]): number {
  const words = lowerWords(answer);
  if (words.length === 0) return 0;
  const others = references.map(lowerWords);
  let logs = 0;
  for (let n = 1; n <= LONGEST; n += 1) {
    const grams = nGramsOf(words, n);
    const precision = bestOf(others, (other) => precisionOf(grams, nGramsOf(other, n)));
    logs += Math.log(precision === 0 ? LEAST : precision) / LONGEST;
  }
  const nearest = nearestLength(words.length, others);
  const penalty = words.length >= nearest ? 1 : Math.exp(1 - nearest / words.length);
  return penalty * Math.exp(logs);
}

/**
 * GLEU: the smaller of precision and recall over all runs of 1 to 4 words, of the reference that fits best. Wu et al.,
 * "Google's Neural Machine Translation System", 2016, section 4.3. Full stops at the end of a word do not count.
 * @returns from 0 to 1
 */
export function gleu(answer: string, references: readonly string[]): number {
  const words = withoutStops(answer);
  return bestOf(references, (reference) => gleuOf(words, withoutStops(reference)));
}

function gleuOf(words: readonly string[], reference: readonly string[]): number {
  if (words.length === 0 || reference.length === 0) return 0;
  let [shared, ofAnswer, ofReference] = [0, 0, 0];
  for (let n = 1; n <= LONGEST; n += 1) {
    const [one, other] = [nGramsOf(words, n), nGramsOf(reference, n)];
    shared += sharedBy(one, other);
    ofAnswer += one.total;
    ofReference += other.total;
  }
  return Math.min(shared / ofAnswer, shared / ofReference);
}

function precisionOf(grams: NGrams, reference: NGrams): number {
  return grams.total === 0 ? 0 : sharedBy(grams, reference) / grams.total;
}

function nearestLength(length: number, others: readonly (readonly string[])[]): number {
  const lengths = others.map((other) => other.length);
  return lengths.reduce(
    (nearest, each) => (Math.abs(each - length) < Math.abs(nearest - length) ? each : nearest),
    lengths[0] ?? 0,
  );
}

function withoutStops(text: string): string[] {
  return lowerWords(text).map((word) => word.replace(/(?<!\.)\.+$/u, ""));
}

function bestOf<Item>(items: readonly Item[], score: (item: Item) => number): number {
  return items.reduce((best, item) => Math.max(best, score(item)), 0);
}
