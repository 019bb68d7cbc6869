import { type Block, padLine } from "../../../terminal-text/line.ts";

/** Room for two blocks beside one another. */
const WIDE = 100;
const LEFT = 51;

/** The columns that a block takes from another one beside it. */
export function besideWidth(left: Block, columns: number): number {
  return columns < WIDE || left.length === 0 ? 0 : LEFT;
}

/** Two blocks beside one another where there is room, else one under the other. */
export function beside(left: Block, right: Block, columns: number): Block {
  if (columns < WIDE || left.length === 0 || right.length === 0) return [...left, ...right];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
    ...padLine(left[at] ?? [], LEFT),
    ...(right[at] ?? []),
  ]);
}
