import { z } from "zod";
import { actions, context, divider, file, header, image, input, section, video } from "./blocks.ts";
import { button } from "./buttons.ts";
import { anyText, blockId, imageElement, mrkdwn, plainText } from "./composition.ts";
import { richText } from "./rich-text.ts";

const rawText = z.strictObject({ type: z.literal("raw_text"), text: z.string() });
const rawNumber = z.strictObject({
  type: z.literal("raw_number"),
  value: z.number(),
  text: z.string().min(1),
});
const cell = z.discriminatedUnion("type", [richText, rawText, rawNumber]);

export const alert = z.strictObject({
  type: z.literal("alert"),
  block_id: blockId,
  text: anyText(200),
  level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
});

export const card = z.strictObject({
  type: z.literal("card"),
  block_id: blockId,
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: mrkdwn(150).optional(),
  subtitle: mrkdwn(150).optional(),
  body: mrkdwn(200).optional(),
  actions: z.array(button).optional(),
});

export const carousel = z.strictObject({
  type: z.literal("carousel"),
  block_id: blockId,
  elements: z.array(card).min(1).max(10),
});

export const table = z.strictObject({
  type: z.literal("table"),
  block_id: blockId,
  rows: z.array(z.array(cell).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(["left", "center", "right"]).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(20)
    .optional(),
});

export const dataTable = z.strictObject({
  type: z.literal("data_table"),
  block_id: blockId,
  rows: z.array(z.array(cell)).min(1),
  caption: z.string(),
  page_size: z.number().int().min(1).max(100).optional(),
  row_header_column_index: z.number().int().min(0).optional(),
});

export const container = z.strictObject({
  type: z.literal("container"),
  block_id: blockId,
  title: plainText(150).optional(),
  rich_text_title: richText.optional(),
  subtitle: anyText(150).optional(),
  child_blocks: z
    .array(
      z.discriminatedUnion("type", [
        actions,
        context,
        divider,
        file,
        header,
        image,
        input,
        richText,
        section,
        table,
        video,
      ]),
    )
    .max(10),
  width: z.enum(["narrow", "standard", "wide", "full"]).optional(),
  icon: imageElement.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

const urlSource = z.strictObject({ type: z.literal("url"), url: z.string(), text: z.string() });

export const taskCard = z.strictObject({
  type: z.literal("task_card"),
  block_id: blockId,
  task_id: z.string(),
  title: z.string(),
  status: z.enum(["pending", "in_progress", "complete", "error"]),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(urlSource).optional(),
});

export const plan = z.strictObject({
  type: z.literal("plan"),
  block_id: blockId,
  title: z.string(),
  tasks: z.array(z.custom<object>((task) => typeof task === "object" && task !== null)).optional(),
});
