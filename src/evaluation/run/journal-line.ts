import { createHash } from "node:crypto";
import { z } from "zod";
import type { Case } from "../case.ts";

const knowledge = z.strictObject({ version: z.string(), documents: z.int(), passages: z.int() });

/** The first line of a run's journal: what its answers were made with. */
export const RUN_HEADER = z.strictObject({
  ledgerEvalRun: z.literal(1),
  knowledge,
  model: z.string(),
  prompt: z.string(),
  answers: z.enum(["offline", "cassettes", "live"]),
  through: z.enum(["path", "slack"]),
});
export type RunHeader = z.infer<typeof RUN_HEADER>;

/** A passage that answers were made from. It stands once, before the first that names it by its number. */
export const PASSAGE_LINE = z.strictObject({
  passage: z.int().min(0),
  source: z.string(),
  text: z.string(),
  about: z.string().optional(),
});

export type PassageLine = z.infer<typeof PASSAGE_LINE>;

const observation = z.strictObject({
  outcome: z.enum(["answered", "refused", "clarify", "handed-over", "limited", "noted", "failed"]),
  text: z.string(),
  model: z.string(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costUsd: z.number().nullable(),
  recordedLatencyMs: z.number().nullable(),
  cited: z.array(z.strictObject({ source: z.string(), quote: z.string() })),
  ranking: z.array(z.string()).nullable(),
  passages: z.array(z.int().min(0)),
  dropped: z.array(z.string()),
});

const asked = { id: z.string(), sample: z.int().min(1), digest: z.string() };

/** What came of asking a case once. */
export const ASKED_LINE = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("observed"), ...asked, observation }),
  z.strictObject({ kind: z.literal("stale-cassette"), ...asked, because: z.string() }),
  z.strictObject({ kind: z.literal("infrastructure"), ...asked, because: z.string() }),
]);
export type AskedLine = z.infer<typeof ASKED_LINE>;

/** Names what a case asks: an answer to it holds as long as this is the same, whatever is wanted of the answer. */
export function digestOf({ question, thread, inject }: Pick<Case, "question" | "thread" | "inject">): string {
  return createHash("sha256")
    .update(JSON.stringify([question, thread, inject]))
    .digest("hex")
    .slice(0, 16);
}
