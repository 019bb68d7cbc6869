import type { DrawBlock } from "./drawing.ts";
import { drawElements } from "./elements.ts";
import { recordsOf } from "./read.ts";

export const drawActions: DrawBlock = (block, drawing) =>
  drawElements(recordsOf(block.elements), block, drawing);

export const drawContextActions: DrawBlock = drawActions;
