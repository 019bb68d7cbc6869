import { z } from "zod";

/** A text of at least one character and at most so many. */
export function textUpTo(most: number) {
  return z.string().min(1).max(most);
}

export function plainText(most: number) {
  return z.strictObject({
    type: z.literal("plain_text"),
    text: textUpTo(most),
    emoji: z.boolean().optional(),
  });
}

export function mrkdwn(most: number) {
  return z.strictObject({
    type: z.literal("mrkdwn"),
    text: textUpTo(most),
    verbatim: z.boolean().optional(),
  });
}

export function anyText(most: number) {
  return z.discriminatedUnion("type", [plainText(most), mrkdwn(most)]);
}

export const blockId = z.string().max(255).optional();
export const actionId = z.string().max(255).optional();
export const colorScheme = z.enum(["primary", "danger"]);

export const confirm = z
  .strictObject({
    title: plainText(100).optional(),
    text: anyText(300),
    confirm: plainText(30).optional(),
    deny: plainText(30).optional(),
    style: colorScheme.optional(),
  })
  .optional();

const describedOption = {
  value: z.string().max(150).optional(),
  url: z.string().max(3000).optional(),
  description: plainText(75).optional(),
};
export const plainOption = z.strictObject({ text: plainText(75), ...describedOption });
/** Radio buttons and checkboxes take marked-up options too. */
export const anyOption = z.strictObject({ text: anyText(75), ...describedOption });

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(plainOption).max(100),
});

const slackFile = z.strictObject({ url: z.string().optional(), id: z.string().optional() });

/** An image is either somewhere in the web or a file of Slack. */
export const imageSource = {
  image_url: z.string().max(3000).optional(),
  slack_file: slackFile.optional(),
};

export const imageElement = z.strictObject({
  type: z.literal("image"),
  alt_text: textUpTo(2000),
  ...imageSource,
});
