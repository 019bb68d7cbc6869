import type { LoadSegment } from "./load-segments.ts";

/** The questions of all workloads together. */
export interface LoadOverTime {
  readonly questions: number;
  readonly endsAtMs: number;
  /** Questions a second at the busiest moment. */
  readonly peakPerSecond: number;
  /** The most questions in any stretch of this length. */
  busiest(lengthMs: number): number;
}

/** A time in which no segment begins or ends. */
interface Piece extends Omit<LoadSegment, "lastMs"> {
  readonly askedBefore: number;
}

/** Between the ends of segments the busiest stretch is looked for in so many steps. */
const STEPS = 500;

export function loadOverTime(segments: readonly LoadSegment[]): LoadOverTime {
  const pieces = piecesOf(segments);
  const most = (values: Iterable<number>) => {
    let highest = 0;
    for (const value of values) highest = Math.max(highest, value);
    return highest;
  };
  const endsAtMs = most(segments.map(({ endMs, lastMs = endMs }) => lastMs));
  return {
    questions: segments.reduce((sum, segment) => sum + asked(segment, segment.endMs), 0),
    endsAtMs,
    peakPerSecond: most(pieces.flatMap(({ from, to }) => [from, to])),
    busiest(lengthMs) {
      const steps = Array.from({ length: STEPS }, (_, step) => (endsAtMs * step) / STEPS);
      const turns = pieces.flatMap(({ beginMs, endMs }) => [beginMs, endMs]);
      const begins = [...steps, ...turns, ...turns.map((ms) => ms - lengthMs)];
      return most(begins.map((begin) => askedUntil(pieces, begin + lengthMs) - askedUntil(pieces, begin)));
    },
  };
}

/** In order, with gaps where nothing is asked; only those segments are looked at that go on at the time. */
function piecesOf(segments: readonly LoadSegment[]): Piece[] {
  const coming = segments.toSorted((one, other) => one.beginMs - other.beginMs);
  const turns = [...new Set(segments.flatMap(({ beginMs, endMs }) => [beginMs, endMs]))].sort(
    (one, other) => one - other,
  );
  const pieces: Piece[] = [];
  let [at, askedBefore, current] = [0, 0, [] as LoadSegment[]];
  for (const [turn, beginMs] of turns.entries()) {
    const endMs = turns[turn + 1];
    current = current.filter((segment) => segment.endMs > beginMs);
    for (let next = coming[at]; next && next.beginMs <= beginMs; next = coming[at]) {
      current.push(next);
      at += 1;
    }
    if (endMs === undefined || current.length === 0) continue;
    const rateAt = (ms: number) => current.reduce((sum, segment) => sum + rateOf(segment, ms), 0);
    const piece = { beginMs, endMs, from: rateAt(beginMs), to: rateAt(endMs), askedBefore };
    pieces.push(piece);
    askedBefore += asked(piece, endMs);
  }
  return pieces;
}

function askedUntil(pieces: readonly Piece[], ms: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((pieces[middle]?.beginMs ?? ms) < ms) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  return piece ? piece.askedBefore + asked(piece, ms) : 0;
}

/** The area under the line up to a moment, in questions. */
function asked(segment: Omit<LoadSegment, "lastMs">, ms: number): number {
  const { beginMs, endMs, from } = segment;
  const until = Math.min(Math.max(ms, beginMs), endMs);
  return ((from + rateOf(segment, until)) / 2) * ((until - beginMs) / 1_000);
}

function rateOf({ beginMs, endMs, from, to }: Omit<LoadSegment, "lastMs">, ms: number): number {
  return from + ((to - from) * (ms - beginMs)) / (endMs - beginMs);
}
