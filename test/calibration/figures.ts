/** A question as the decision saw it. */
export interface Judged {
  readonly kind: string;
  readonly isAnswered: boolean | undefined;
  readonly probability: number;
  readonly outcome: "answer" | "refuse" | "clarify";
}

/** How many of each kind were answered, refused or asked back, and the share that was answered with its 95 % interval. */
export function confusionLines(judged: readonly Judged[]): string[] {
  return [...Map.groupBy(judged, ({ kind }) => kind)].map(([kind, of]) => {
    const count = (wanted: Judged["outcome"]) => of.filter(({ outcome }) => outcome === wanted).length;
    const counts = [count("answer"), count("refuse"), count("clarify")].map((each) =>
      String(each).padStart(4),
    );
    const [low, high] = intervalOf(count("answer"), of.length);
    const share = `${two(count("answer") / of.length)} (${two(low)} to ${two(high)})`;
    return `  ${kind.padEnd(24)} ${String(of.length).padStart(4)}  answered ${counts[0]}  refused ${counts[1]}  asked back ${counts[2]}  ${share}`;
  });
}

const Z = 1.96;

/** The 95 % interval of a share (Wilson 1927). */
function intervalOf(count: number, of: number): readonly [low: number, high: number] {
  const share = count / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return [middle - half, middle + half];
}

function two(share: number): string {
  return share.toFixed(2).replace(/^0/, "");
}

/** How often a question with an answer has the higher probability of two (the area under the ROC curve). */
function areaUnder(judged: readonly Judged[]): number {
  const high = judged.filter(({ isAnswered }) => isAnswered === true);
  const low = judged.filter(({ isAnswered }) => isAnswered === false);
  const won = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
  const wins = high.reduce(
    (sum, { probability }) => sum + low.reduce((all, other) => all + won(probability, other.probability), 0),
    0,
  );
  return wins / (high.length * low.length || 1);
}

const BINS = [0, 0.2, 0.4, 0.6, 0.8] as const;

/** How far probabilities are from what came true, in the mean, both sides counted alike (expected calibration error). */
function calibrationError(judged: readonly Judged[]): number {
  const used = judged.filter(({ isAnswered }) => isAnswered !== undefined);
  const positives = used.filter(({ isAnswered }) => isAnswered).length;
  const weightOf = (each: Judged) => 0.5 / (each.isAnswered ? positives : used.length - positives);
  return BINS.reduce<number>((error, from) => {
    const bin = used.filter(({ probability: p }) => p >= from && (p < from + 0.2 || from === 0.8));
    const said = bin.reduce((sum, each) => sum + weightOf(each) * each.probability, 0);
    const was = bin.reduce((sum, each) => sum + (each.isAnswered ? weightOf(each) : 0), 0);
    return error + Math.abs(said - was);
  }, 0);
}

/** The area with its standard error (Hanley and McNeil 1982), and how far the probabilities are from what came true. */
export function qualityLine(judged: readonly Judged[]): string {
  const area = areaUnder(judged);
  const high = judged.filter(({ isAnswered }) => isAnswered === true).length;
  const low = judged.filter(({ isAnswered }) => isAnswered === false).length;
  const spread =
    area * (1 - area) +
    (high - 1) * (area / (2 - area) - area ** 2) +
    (low - 1) * ((2 * area ** 2) / (1 + area) - area ** 2);
  const error = Math.sqrt(spread / (high * low));
  return `  AUC ${area.toFixed(3)} (standard error ${error.toFixed(3)}), calibration error ${calibrationError(judged).toFixed(3)}`;
}

/** Which share of those with an answer is not answered and of those without is, from some probabilities on. */
export function tradeOffLine(judged: readonly Judged[]): string {
  const share = (isAnswered: boolean, wrong: (p: number) => boolean) => {
    const of = judged.filter((each) => each.isAnswered === isAnswered);
    return two(of.filter(({ probability }) => wrong(probability)).length / (of.length || 1));
  };
  const pairs = THRESHOLDS.map(
    (from) => `${two(from)} ${share(true, (p) => p < from)}/${share(false, (p) => p >= from)}`,
  );
  return `  false refusals/answers from ${pairs.join("   ")}`;
}

const THRESHOLDS = [0.33, 0.4, 0.5, 0.6] as const;
