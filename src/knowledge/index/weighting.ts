/**
 * Every number of the ranking. They were chosen on the mean of sets of several kinds (manuals, plain prose, questions
 * and sentences that link), not on one; neighbouring values do as well within about a standard error.
 */

/**
 * BM25's saturation and length normalisation (Robertson and Zaragoza 2009, equation 3.15). K1 is above the usual
 * 1.2 to 2, since a word in a heading counts four times and must not be saturated by that alone (ibid., 3.6).
 */
export const K1 = 3;
export const B = 0.75;

/** How often a word counts by where it stands: BM25F with one length for all fields (ibid., section 3.6). */
export const HEADING = 4;
export const TITLE = 2;

/** What a pair of adjacent words counts beside its words, after Metzler and Croft 2005 (ordered windows). */
export const PAIR = 0.5;

/** The share of the score that depends on how much of the question is there at all. */
export const COVERAGE = 0.25;

/** What it adds when the headings alone hold the whole question. */
export const HEADED = 0.3;

/** Half of a passage's score is that of its best window (MaxP, Callan 1994; Dai and Callan 2019). */
export const WINDOW_SHARE = 0.5;

/** A window's length in terms, some eighty words with their stop words, and how far apart windows begin. */
export const WINDOW = 48;
export const WINDOW_STEP = 24;

/** What the document's score adds to that of each of its passages (Callan 1994). */
export const PAGE = 0.2;

/** How many passages are read closely once the postings have found them. */
export const READ = 100;

/**
 * Rarity is reckoned as if there were at least so many passages, and documents. In a few of them each word that they hold would
 * count as common, and one that they lack for more than all the others together.
 */
export const LEAST = 50;

/** BM25's inverse document frequency, kept above zero. */
export function rarityOf(all: number, holding: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}

/** BM25's saturated count of a term; `norm` is {@link normOf} the text that holds it. */
export function saturated(count: number, norm: number): number {
  return (count * (K1 + 1)) / (count + norm);
}

export function normOf(length: number, meanLength: number): number {
  return K1 * (1 - B + (B * length) / (meanLength || 1));
}

/** Cuts a score down by the share of the question that is not there. */
export function coverageFactor(coverage: number): number {
  return 1 - COVERAGE + COVERAGE * coverage;
}

/** Raises it by the share that stands in the headings. */
export function headingFactor(headed: number): number {
  return 1 + HEADED * headed;
}
