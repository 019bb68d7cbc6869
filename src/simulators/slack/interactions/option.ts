import { z } from "zod";

const textObject = z.looseObject({ type: z.string(), text: z.string() });

/** An option object of Block Kit. */
export const option = z.looseObject({
  text: textObject,
  value: z.string(),
  description: textObject.optional(),
});

export const optionGroup = z.looseObject({ label: textObject, options: z.array(option) });

export type Option = z.output<typeof option>;

export type OptionGroup = z.output<typeof optionGroup>;
