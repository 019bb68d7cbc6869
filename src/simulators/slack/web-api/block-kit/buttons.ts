import { z } from "zod";
import { actionId, anyOption, colorScheme, confirm, plainOption, plainText } from "./composition.ts";

const accessibilityLabel = z.string().max(75).optional();

export const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  action_id: actionId,
  url: z.string().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: colorScheme.optional(),
  confirm,
  accessibility_label: accessibilityLabel,
});

export const workflowButton = z.strictObject({
  type: z.literal("workflow_button"),
  text: plainText(75),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: z.string(),
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string(), value: z.string() }))
        .optional(),
    }),
  }),
  action_id: actionId,
  style: colorScheme.optional(),
  confirm,
  accessibility_label: accessibilityLabel,
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: accessibilityLabel,
});

export const feedbackButtons = z.strictObject({
  type: z.literal("feedback_buttons"),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

export const iconButton = z.strictObject({
  type: z.literal("icon_button"),
  icon: z.string(),
  text: plainText(75),
  action_id: actionId,
  value: z.string().max(2000).optional(),
  confirm,
  accessibility_label: accessibilityLabel,
  visible_to_user_ids: z.array(z.string()).optional(),
});

export const overflow = z.strictObject({
  type: z.literal("overflow"),
  options: z.array(plainOption).min(1).max(5),
  action_id: actionId,
  confirm,
});

const focusable = { action_id: actionId, confirm, focus_on_load: z.boolean().optional() };

export const checkboxes = z.strictObject({
  type: z.literal("checkboxes"),
  options: z.array(anyOption).min(1).max(10),
  initial_options: z.array(anyOption).optional(),
  ...focusable,
});

export const radioButtons = z.strictObject({
  type: z.literal("radio_buttons"),
  options: z.array(anyOption).min(1).max(10),
  initial_option: anyOption.optional(),
  ...focusable,
});
