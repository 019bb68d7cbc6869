import { z } from "zod";
import { accepted, type Checked } from "../wire/error-reply.ts";
import { parseBody } from "../wire/parse-json.ts";

/** A request for embeddings, checked. */
export interface EmbeddingsRequest {
  readonly model: string;
  readonly input: readonly string[];
  readonly encoding: "float" | "base64";
  /** As many numbers; as many as the model has where it is undefined. */
  readonly dimensions: number | undefined;
}

/** Documented: https://platform.openai.com/docs/api-reference/embeddings/create */
const MOST_INPUTS = 2048;

/** Made of tokens in place of a text. */
const tokenList = z.array(z.number().int().min(0)).min(1);

const text = z.string().min(1, { error: "input cannot be an empty string" });

const embeddingsBody = z.strictObject({
  model: z.string().min(1),
  input: z.union(
    [text, z.array(text).min(1).max(MOST_INPUTS), tokenList, z.array(tokenList).min(1).max(MOST_INPUTS)],
    {
      error: `expected a text, up to ${MOST_INPUTS} texts, or lists of tokens, none of them empty`,
    },
  ),
  encoding_format: z.enum(["float", "base64"]).nullish(),
  dimensions: z.number().int().min(1).max(8192).nullish(),
  user: z.string().nullish(),
});

/** Reads the body of `POST /v1/embeddings`. */
export function parseEmbeddingsRequest(body: string): Checked<EmbeddingsRequest> {
  const parsed = parseBody(body, embeddingsBody);
  if (!parsed.ok) return parsed;
  const { model, input, encoding_format: encoding, dimensions } = parsed.value;
  return accepted({
    model,
    input: textsOf(input),
    encoding: encoding ?? "float",
    dimensions: dimensions ?? undefined,
  });
}

type Input = z.output<typeof embeddingsBody>["input"];

function textsOf(input: Input): readonly string[] {
  if (typeof input === "string") return [input];
  if (isTokens(input)) return [input.join(" ")];
  return input.map((each) => (typeof each === "string" ? each : each.join(" ")));
}

function isTokens(input: Exclude<Input, string>): input is number[] {
  return typeof input[0] === "number";
}
