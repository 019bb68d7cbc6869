import { z } from "zod";

/** One chunk of a streamed chat completion, as far as it matters here. Texts are empty where there are none. */
export interface Chunk {
  /** The completion's, and who wrote it; both go to logs as they are, so they must look like what they are. */
  readonly id: string | undefined;
  readonly model: string | undefined;
  readonly content: string;
  /** What a model thinks before it answers; LiteLLM's name for it is `reasoning_content`. */
  readonly aside: string;
  readonly refusal: string;
  readonly finish: string | undefined;
  readonly usage: unknown;
}

const text = z.string().nullish();
const name = z
  .string()
  .regex(/^[\w.:/@-]{1,128}$/)
  .optional()
  .catch(undefined);
const CHUNK = z.object({
  id: name,
  model: name,
  choices: z
    .array(
      z.object({
        delta: z.object({ content: text, refusal: text, reasoning_content: text }).nullish(),
        finish_reason: text,
      }),
    )
    .nullish(),
  usage: z.unknown().optional(),
});

/** Undefined for what is no chunk. */
export function readChunk(raw: unknown): Chunk | undefined {
  const parsed = CHUNK.safeParse(raw);
  if (!parsed.success) return undefined;
  const choice = parsed.data.choices?.[0];
  return {
    id: parsed.data.id,
    model: parsed.data.model,
    content: choice?.delta?.content ?? "",
    aside: choice?.delta?.reasoning_content ?? "",
    refusal: choice?.delta?.refusal ?? "",
    finish: choice?.finish_reason ?? undefined,
    usage: parsed.data.usage,
  };
}
