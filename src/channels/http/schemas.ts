import { z } from "@hono/zod-openapi";
import { hasControlCharacters, hasWords, MOST_QUESTION_CHARACTERS } from "../../core/question-text.ts";

export const questionSchema = z
  .strictObject({
    text: z
      .string()
      .refine(hasWords, "holds neither a letter nor a number")
      .refine(
        (text) => [...text].length <= MOST_QUESTION_CHARACTERS,
        `has more than ${MOST_QUESTION_CHARACTERS} characters`,
      )
      .refine((text) => !hasControlCharacters(text), "holds control characters")
      .refine((text) => text.isWellFormed(), "holds halves of characters")
      .openapi({
        description: "The question: at least one letter or number, no control characters but white space.",
        minLength: 1,
        maxLength: MOST_QUESTION_CHARACTERS,
        example: "What is a hard close?",
      }),
    asker: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}$/)
      .openapi({
        description:
          "Who asks, by an id of yours that stays the same: limits hold for each, and what is kept of a person is deleted by it. Slack's id of the person makes the two count as one.",
        example: "ana",
      }),
    conversation: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}$/)
      .optional()
      .openapi({
        description:
          "The asker's conversation that the question belongs to: it is answered in order, and understood with what was said before. Without it the question begins one, which the answer names.",
      }),
  })
  .openapi("Question");

export type AskedQuestion = z.output<typeof questionSchema>;

export const questionHeaders = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .openapi({
      description:
        "Any word that is new for each question of an asker, such as a UUID. The same again gives the same answer, and asks nothing again.",
    }),
});

const count = z.int().min(0);

export const answerSchema = z
  .object({
    id: z.string(),
    conversation: z.string(),
    status: z.literal("answered"),
    outcome: z.enum(["answered", "refused", "clarify", "handed-over", "noted", "failed"]),
    text: z.string().openapi({ description: "Markdown; `[n]` refers to the citation with that marker." }),
    citations: z.array(
      z.object({
        marker: z.int(),
        source: z.string(),
        title: z.string(),
        quote: z.string(),
        url: z.url().optional(),
      }),
    ),
    model: z.string(),
    usage: z.object({
      inputTokens: count,
      outputTokens: count,
      costUsd: z.number().optional(),
      cacheReadTokens: count.optional(),
      cacheWriteTokens: count.optional(),
      estimated: z.literal(true).optional(),
    }),
    cached: z.literal(true).optional(),
    degraded: z.string().optional().openapi({ description: "Why the answer is less than it could be." }),
  })
  .openapi("Answer");

export type AnswerBody = z.output<typeof answerSchema>;

export const pendingSchema = z
  .object({
    id: z.string(),
    conversation: z.string(),
    status: z.literal("pending"),
    url: z.string().openapi({ description: "Where the answer will be." }),
  })
  .openapi("Pending");

export type PendingBody = z.output<typeof pendingSchema>;
