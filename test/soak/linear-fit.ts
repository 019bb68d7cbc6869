export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How much y rises with each unit of x along the line of least squares; 0 where no line can be laid. */
export function slopeOf(points: readonly Point[]): number {
  const meanX = meanOf(points.map(({ x }) => x));
  const meanY = meanOf(points.map(({ y }) => y));
  const spread = sumOf(points.map(({ x }) => (x - meanX) ** 2));
  if (points.length < 2 || spread === 0) return 0;
  return sumOf(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread;
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
