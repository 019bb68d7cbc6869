import { EMPTY_ROW, type Row, row, span } from "../text/row.ts";
import { drawActions, drawContextActions } from "./actions.ts";
import type { DrawBlock, Drawing } from "./drawing.ts";
import { drawInput } from "./input.ts";
import { drawContext, drawFile, drawImage, drawVideo } from "./media.ts";
import { type Json, stringOf, wordsOf } from "./read.ts";
import { drawRichText } from "./rich-text.ts";
import { drawHeader, drawMarkdownBlock, drawSection } from "./section.ts";
import { drawTable } from "./table.ts";
import { drawPlan, drawTaskCard } from "./tasks.ts";

/** Block Kit on rows of the terminal. */
export function drawBlocks(blocks: readonly Json[], drawing: Drawing): Row[] {
  return blocks.flatMap((block, index) => {
    const rows = drawBlock(block, drawing);
    // A block that is more than a line stands off from the one before.
    return index > 0 && AIRY.has(stringOf(block.type)) ? [EMPTY_ROW, ...rows] : rows;
  });
}

const AIRY = new Set(["header", "input", "table"]);

function drawBlock(block: Json, drawing: Drawing): readonly Row[] {
  return (BLOCKS.get(stringOf(block.type)) ?? drawUnknown)(block, drawing);
}

const BLOCKS: ReadonlyMap<string, DrawBlock> = new Map<string, DrawBlock>([
  ["actions", drawActions],
  ["context", drawContext],
  ["context_actions", drawContextActions],
  ["divider", (_block, { columns }) => [row("─".repeat(columns), { dim: true })]],
  ["file", drawFile],
  ["header", drawHeader],
  ["image", drawImage],
  ["input", drawInput],
  ["markdown", drawMarkdownBlock],
  ["plan", drawPlan],
  ["rich_text", drawRichText],
  ["section", drawSection],
  ["table", drawTable],
  ["task_card", drawTaskCard],
  ["video", drawVideo],
]);

/** Named rather than passed over, so that its author sees that it is there. */
const drawUnknown: DrawBlock = (block) => [
  [span(`[${stringOf(block.type)}] `, { dim: true }), span(wordsOf(block.text))],
];
