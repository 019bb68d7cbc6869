import type { Block } from "../../../../src/terminal-text/line.ts";

/** The lines of a block as they are read. */
export function textOf(block: Block): string[] {
  return block.map((line) => line.map(({ text }) => text).join(""));
}
