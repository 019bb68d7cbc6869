import OpenAI from "openai";
import { z } from "zod";
import { LedgerError } from "../../core/errors.ts";
import { asFault, ModelFault } from "../fault.ts";
import { httpFault } from "../openai/http-fault.ts";
import { cutToBytes } from "./cut-to-bytes.ts";

/**
 * Embedding models read 8,191 tokens of a text at most, and a token has one byte at least. More texts than those of
 * MOST_TEXTS would pass the 300,000 tokens that one request may have.
 * Documented: https://platform.openai.com/docs/api-reference/embeddings/create
 */
const MOST_BYTES = 8_000;
export const MOST_TEXTS = 32;

export interface EmbeddingCall {
  readonly model: string;
  /** As {@link sendable} gives them. */
  readonly texts: readonly string[];
  readonly withinMs: number;
  readonly signal: AbortSignal | undefined;
}

const reply = z.object({
  // It goes to traces as it is.
  model: z
    .string()
    .regex(/^[\w.:/@-]{1,128}$/)
    .optional()
    .catch(undefined),
  usage: z
    .object({ prompt_tokens: z.int().min(0) })
    .nullish()
    .catch(undefined),
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(1) })),
});

export interface Embedded {
  /** All of one length, in the order of the texts. */
  readonly vectors: readonly Float32Array[];
  /** How many tokens the endpoint says that it read. */
  readonly tokens?: number;
  /** Which model made them, as the response names it. */
  readonly responseModel?: string;
}

/** The texts as they are sent: no longer than a model reads, and none of them empty. */
export function sendable(texts: readonly string[]): readonly string[] {
  return texts.map((text) => cutToBytes(text, MOST_BYTES) || " ");
}

/** One call: a vector for each text. Throws a ModelFault. */
export async function embedOnce(
  client: OpenAI,
  { model, texts, withinMs, signal }: EmbeddingCall,
): Promise<Embedded> {
  if (texts.length > MOST_TEXTS) throw new Error(`${texts.length} texts in one call`);
  const late = AbortSignal.timeout(withinMs);
  try {
    const received: unknown = await client.embeddings.create(
      // Not every endpoint knows base64, which the client asks for where nothing is said.
      { model, input: [...texts], encoding_format: "float" },
      { signal: signal ? AbortSignal.any([late, signal]) : late },
    );
    const { data, usage, model: responseModel } = reply.parse(received);
    return {
      vectors: vectorsIn(data, texts.length),
      ...(usage && { tokens: usage.prompt_tokens }),
      ...(responseModel && { responseModel }),
    };
  } catch (error) {
    throw faultOf(error, late, withinMs, signal);
  }
}

function vectorsIn(data: z.infer<typeof reply>["data"], wanted: number): readonly Float32Array[] {
  const vectors = data
    .toSorted((a, b) => a.index - b.index)
    .map(({ embedding }) => Float32Array.from(embedding));
  const dimension = vectors[0]?.length;
  if (vectors.length !== wanted || vectors.some(({ length }) => length !== dimension))
    throw malformed("it sent vectors that do not fit the texts");
  if (!vectors.every((vector) => vector.every(Number.isFinite))) throw malformed("it sent what is no number");
  return vectors;
}

function faultOf(
  error: unknown,
  late: AbortSignal,
  withinMs: number,
  signal: AbortSignal | undefined,
): ModelFault {
  if (error instanceof ModelFault) return error;
  if (signal?.aborted) return new ModelFault("cancelled", "nobody waits for it any more", { cause: error });
  if (late.aborted)
    return new ModelFault("answer_timeout", `no vectors within ${withinMs / 1000} s`, { cause: error });
  // A cassette without this request: no second try finds it.
  if (error instanceof OpenAI.APIConnectionError && error.cause instanceof LedgerError)
    return asFault(error.cause);
  if (error instanceof OpenAI.APIConnectionError)
    return new ModelFault("connection_lost", "the connection broke", { cause: error });
  if (error instanceof OpenAI.APIError) return httpFault(error);
  if (error instanceof SyntaxError || error instanceof z.ZodError)
    return malformed("it sent what could not be read", error);
  return asFault(error);
}

function malformed(message: string, cause?: unknown): ModelFault {
  return new ModelFault("malformed", message, { cause });
}
