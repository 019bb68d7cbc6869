import { z } from "zod";

const text = z.string().trim().min(1);

/** What of the knowledge says the same. It is cited where the asker may see it, and left out where not. */
const citation = z.strictObject({ source: text, quote: text });

const FEWEST_EXAMPLES = 3;

/** A wish or remark that has one right answer, whoever asks, and ways to word it. */
const intent = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, "must be made of lower-case letters, digits and hyphens"),
  /** In any of the languages. */
  examples: z.array(text).min(FEWEST_EXAMPLES, `must be ${FEWEST_EXAMPLES} ways to word it, or more`),
  /** Markdown by language; English is given where the asker's is missing. */
  answer: z.strictObject({ en: text, fr: text.optional(), de: text.optional(), es: text.optional() }),
  cite: citation.optional(),
});

/** The file of intents. */
export const intentFile = z
  .strictObject({
    /** Whether the shipped intents stay, but for those of the same id. */
    extends: z.enum(["shipped", "nothing"]).default("shipped"),
    /** Shipped intents that are not wanted. */
    without: z.array(text).default([]),
    intents: z.array(intent).default([]),
    /** Questions that look like an intent, but are to be answered from the knowledge. */
    elsewhere: z.array(text).default([]),
  })
  .superRefine(({ intents }, context) => {
    const seen = new Set<string>();
    for (const [at, { id }] of intents.entries()) {
      if (seen.has(id))
        context.addIssue({
          code: "custom",
          path: ["intents", at, "id"],
          message: `there is another intent "${id}"`,
        });
      seen.add(id);
    }
  });

/** The file of an operator, who can leave out only what is shipped. */
export function intentFileBeside(shipped: Pick<IntentFile, "intents">) {
  const ids = new Set(shipped.intents.map(({ id }) => id));
  return intentFile.superRefine(({ without }, context) => {
    for (const [at, id] of without.entries())
      if (!ids.has(id))
        context.addIssue({
          code: "custom",
          path: ["without", at],
          message: `there is no shipped intent "${id}"`,
        });
  });
}

export type Intent = z.output<typeof intent>;
export type IntentFile = z.output<typeof intentFile>;
