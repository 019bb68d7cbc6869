import { printable } from "../printable.ts";
import { type Row, span, styled } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import { type DrawBlock, drawText } from "./drawing.ts";
import { type Json, recordsOf, stringOf, wordsOf } from "./read.ts";

/** A terminal shows no picture; its description stands for it. */
export function imageText(image: Json): string {
  return `[image: ${printable(wordsOf(image.title) || stringOf(image.alt_text) || stringOf(image.image_url))}]`;
}

export const drawImage: DrawBlock = (block, { columns }) =>
  wrap([span(imageText(block), { dim: true })], columns);

export const drawVideo: DrawBlock = (block, { columns }) =>
  wrap(
    [
      span(`[video: ${printable(wordsOf(block.title))}] ${printable(stringOf(block.video_url))}`, {
        dim: true,
      }),
    ],
    columns,
  );

export const drawFile: DrawBlock = (block, { columns }) =>
  wrap([span(`[file: ${printable(stringOf(block.external_id))}]`, { dim: true })], columns);

/** Small print: each element on rows of its own. */
export const drawContext: DrawBlock = (block, drawing) =>
  recordsOf(block.elements).flatMap((element): Row[] =>
    (element.type === "image"
      ? wrap([span(imageText(element))], drawing.columns)
      : drawText(element, drawing)
    ).map((each) => styled(each, { dim: true })),
  );
