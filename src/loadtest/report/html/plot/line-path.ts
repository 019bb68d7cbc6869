import type { Scale } from "../../../../html-page/scale.ts";

/** The units of a plot's own coordinates; it is drawn as wide as the page has room. */
export const WIDTH = 1_000;
export const HEIGHT = 100;

export interface Point {
  readonly x: number;
  /** Null where nothing is known, and the line has a gap. */
  readonly y: number | null;
}

/** The line through points in the order in which they stand; a point alone is a dot. */
export function linePath(points: readonly Point[], across: Scale, up: Scale): string {
  let path = "";
  let isOpen = false;
  for (const { x, y } of points) {
    if (y !== null) path += `${isOpen ? "L" : "M"}${at(across, x, WIDTH)} ${at(up, y, HEIGHT, true)}`;
    // A line of no length is drawn by its round end.
    if (y !== null && !isOpen) path += "h0";
    isOpen = y !== null;
  }
  return path;
}

function at({ low, high }: Scale, value: number, size: number, isFlipped = false): number {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
  return Number(((isFlipped ? 1 - share : share) * size).toFixed(2));
}
