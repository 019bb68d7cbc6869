import { z } from "zod";
import { actionId, confirm, optionGroup, plainOption, plainText } from "./composition.ts";

const menu = {
  action_id: actionId,
  confirm,
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
};
const several = { max_selected_items: z.number().int().min(1).optional() };
const ids = z.array(z.string()).optional();

const staticOptions = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(["im", "mpim", "private", "public"]))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter,
};

export const SELECTS = [
  z.strictObject({
    type: z.literal("static_select"),
    ...menu,
    ...staticOptions,
    initial_option: plainOption.optional(),
  }),
  z.strictObject({
    type: z.literal("external_select"),
    ...menu,
    min_query_length: z.number().int().optional(),
    initial_option: plainOption.optional(),
  }),
  z.strictObject({ type: z.literal("users_select"), ...menu, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal("conversations_select"),
    ...menu,
    ...conversations,
    initial_conversation: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal("channels_select"),
    ...menu,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
] as const;

export const MULTI_SELECTS = [
  z.strictObject({
    type: z.literal("multi_static_select"),
    ...menu,
    ...several,
    ...staticOptions,
    initial_options: z.array(plainOption).optional(),
  }),
  z.strictObject({
    type: z.literal("multi_external_select"),
    ...menu,
    ...several,
    min_query_length: z.number().int().optional(),
    initial_options: z.array(plainOption).optional(),
  }),
  z.strictObject({ type: z.literal("multi_users_select"), ...menu, ...several, initial_users: ids }),
  z.strictObject({
    type: z.literal("multi_conversations_select"),
    ...menu,
    ...several,
    ...conversations,
    initial_conversations: ids,
  }),
  z.strictObject({ type: z.literal("multi_channels_select"), ...menu, ...several, initial_channels: ids }),
] as const;
