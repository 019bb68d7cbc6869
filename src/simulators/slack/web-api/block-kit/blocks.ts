import { z } from "zod";
import {
  button,
  checkboxes,
  feedbackButtons,
  iconButton,
  overflow,
  radioButtons,
  workflowButton,
} from "./buttons.ts";
import { anyText, blockId, imageElement, imageSource, mrkdwn, plainText, textUpTo } from "./composition.ts";
import { datepicker, datetimepicker, richTextInput, timepicker, WRITTEN_INPUTS } from "./inputs.ts";
import { MULTI_SELECTS, SELECTS } from "./selects.ts";

export const actions = z.strictObject({
  type: z.literal("actions"),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion("type", [
        button,
        workflowButton,
        checkboxes,
        radioButtons,
        overflow,
        datepicker,
        datetimepicker,
        timepicker,
        richTextInput,
        ...SELECTS,
        ...MULTI_SELECTS,
      ]),
    )
    .min(1)
    .max(25),
});

export const context = z.strictObject({
  type: z.literal("context"),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion("type", [imageElement, plainText(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});

export const contextActions = z.strictObject({
  type: z.literal("context_actions"),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion("type", [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});

export const divider = z.strictObject({ type: z.literal("divider"), block_id: blockId });

export const file = z.strictObject({
  type: z.literal("file"),
  block_id: blockId,
  source: z.string(),
  external_id: z.string(),
});

export const header = z.strictObject({
  type: z.literal("header"),
  block_id: blockId,
  text: plainText(150),
  level: z.number().int().min(1).max(4).optional(),
});

export const image = z.strictObject({
  type: z.literal("image"),
  block_id: blockId,
  alt_text: textUpTo(2000),
  title: plainText(2000).optional(),
  ...imageSource,
});

export const input = z.strictObject({
  type: z.literal("input"),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion("type", [
    checkboxes,
    radioButtons,
    datepicker,
    datetimepicker,
    timepicker,
    richTextInput,
    ...SELECTS,
    ...MULTI_SELECTS,
    ...WRITTEN_INPUTS,
  ]),
});

/** Documented: at most 12,000 characters, which all markdown blocks of a message have together. */
export const LONGEST_MARKDOWN = 12_000;

export const markdown = z.strictObject({
  type: z.literal("markdown"),
  block_id: blockId,
  text: textUpTo(LONGEST_MARKDOWN),
});

export const section = z.strictObject({
  type: z.literal("section"),
  block_id: blockId,
  text: anyText(3000).optional(),
  fields: z.array(anyText(2000)).min(1).max(10).optional(),
  expand: z.boolean().optional(),
  accessory: z
    .discriminatedUnion("type", [
      button,
      workflowButton,
      checkboxes,
      radioButtons,
      overflow,
      datepicker,
      timepicker,
      imageElement,
      ...SELECTS,
      ...MULTI_SELECTS,
    ])
    .optional(),
});

export const video = z.strictObject({
  type: z.literal("video"),
  block_id: blockId,
  video_url: z.string(),
  thumbnail_url: z.string(),
  alt_text: textUpTo(2000),
  title: plainText(200),
  title_url: z.string().optional(),
  author_name: z.string().max(50).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: z.string().optional(),
  description: plainText(200).optional(),
});
