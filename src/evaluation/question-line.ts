import { z } from "zod";
import { reasonOf } from "../core/errors.ts";
import type { GivenQuestion } from "./evaluated-question.ts";

const text = z.string().trim().min(1, "is empty");

const review = z.strictObject({
  answer: z.string(),
  cited: z.array(text),
  votes: z.strictObject({ up: z.int().min(0), down: z.int().min(0) }),
  reasons: z.array(text),
  comments: z.array(z.string()),
});

/** One line of a file of questions. A key that is not known is a typing error, so it is refused. */
const schema = z.strictObject({
  id: text,
  question: text,
  gold: z
    .array(text)
    .refine((sources) => new Set(sources).size === sources.length, "names a source more than once"),
  reference: z.string().optional(),
  tags: z.array(text).optional(),
  review: review.optional(),
});

/** Parses a line; a fault says what is wrong with it. */
export function parseQuestion(line: string): GivenQuestion | { readonly fault: string } {
  const json = parseJson(line);
  if ("fault" in json) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return parsed.data;
  return { fault: parsed.error.issues.map(faultOf).join("; ") };
}

function parseJson(line: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(line) };
  } catch (error) {
    return { fault: `is not JSON (${reasonOf(error)})` };
  }
}

function faultOf({ path, message }: z.core.$ZodIssue): string {
  return path.length > 0 ? `"${path.join(".")}": ${message}` : message;
}
