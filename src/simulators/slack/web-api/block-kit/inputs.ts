import { z } from "zod";
import { actionId, confirm, plainText } from "./composition.ts";
import { richText } from "./rich-text.ts";

const field = {
  action_id: actionId,
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
};
const dispatching = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).optional(),
    })
    .optional(),
};
const initialValue = z.string().max(3000).optional();

export const datepicker = z.strictObject({
  type: z.literal("datepicker"),
  ...field,
  confirm,
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
});

export const timepicker = z.strictObject({
  type: z.literal("timepicker"),
  ...field,
  confirm,
  initial_time: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  timezone: z.string().optional(),
});

export const datetimepicker = z.strictObject({
  type: z.literal("datetimepicker"),
  action_id: actionId,
  focus_on_load: z.boolean().optional(),
  confirm,
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
});

export const richTextInput = z.strictObject({
  type: z.literal("rich_text_input"),
  ...field,
  ...dispatching,
  initial_value: richText.optional(),
  min_lines: z.number().int().min(1).max(100).optional(),
  max_lines: z.number().int().min(1).max(100).optional(),
});

/** What people write into: only an `input` block holds these. */
export const WRITTEN_INPUTS = [
  z.strictObject({
    type: z.literal("plain_text_input"),
    ...field,
    ...dispatching,
    initial_value: initialValue,
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal("email_text_input"),
    ...field,
    ...dispatching,
    initial_value: initialValue,
  }),
  z.strictObject({
    type: z.literal("url_text_input"),
    ...field,
    ...dispatching,
    initial_value: initialValue,
  }),
  z.strictObject({
    type: z.literal("number_input"),
    ...field,
    ...dispatching,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("file_input"),
    action_id: actionId,
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
] as const;
