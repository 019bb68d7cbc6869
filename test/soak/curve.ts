import { percentile } from "../bench/figures.ts";
import { slopeOf } from "./linear-fit.ts";

/** The memory of the bot at one moment of the run. */
export interface Sample {
  /** How many questions were answered by then. */
  readonly answered: number;
  readonly mib: number;
}

/** What was measured of one run. */
export interface Curve {
  /** While nobody asked anything; in MiB. */
  readonly idle: readonly number[];
  /** While questions were asked, in order. */
  readonly samples: readonly Sample[];
  readonly questions: number;
  /** The most that the system saw, between the samples as well. */
  readonly peakMib?: number | undefined;
}

/** The figures of a curve, in MiB. */
export interface CurveFigures {
  readonly idle: number;
  /** Of each tenth of the questions; undefined where nothing was measured in it. */
  readonly tenths: readonly (number | undefined)[];
  readonly max: number;
  /** For each 10,000 questions, from the third tenth on; undefined where there were too few to say. */
  readonly growth: number | undefined;
}

const TENTHS = 10;
/** The first two tenths warm up: code is compiled, and what is bounded fills. */
const WARM_AFTER_TENTHS = 2;
/** Garbage comes and goes by several MiB, which over fewer questions would be taken for growth. */
const FEWEST_TO_SEE_GROWTH = 5_000;
const PER = 10_000;

export function figuresOf({ idle, samples, questions, peakMib = 0 }: Curve): CurveFigures {
  const all = [...idle, ...samples.map(({ mib }) => mib)];
  return {
    idle: Math.max(...idle),
    tenths: Array.from({ length: TENTHS }, (_, tenth) => medianOfTenth(samples, questions, tenth)),
    max: Math.max(peakMib, ...all),
    growth: growthOf(samples, questions),
  };
}

function medianOfTenth(samples: readonly Sample[], questions: number, tenth: number): number | undefined {
  const share = (tenths: number) => (questions * tenths) / TENTHS;
  const within = samples.filter(({ answered }) => answered > share(tenth) && answered <= share(tenth + 1));
  if (within.length === 0) return undefined;
  return percentile(
    within.map(({ mib }) => mib),
    0.5,
  );
}

function growthOf(samples: readonly Sample[], questions: number): number | undefined {
  const warmAt = (questions * WARM_AFTER_TENTHS) / TENTHS;
  if (questions - warmAt < FEWEST_TO_SEE_GROWTH) return undefined;
  const warm = samples.filter(({ answered }) => answered > warmAt);
  return slopeOf(warm.map(({ answered, mib }) => ({ x: answered, y: mib }))) * PER;
}
