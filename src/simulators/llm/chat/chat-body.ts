import { z } from "zod";

/** What the simulator does not do is refused by name: an app that counts on it should not find out in production. */
function notHere(what: string) {
  return z
    .unknown()
    .refine((value) => isNothing(value), { error: `${what} are not supported by the simulated endpoint` })
    .optional();
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
  );
}

/** Taken as it is, and of no effect. */
const ignored = z.unknown().optional();

const amount = z.number().int().min(1).nullish();
const penalty = z.number().min(-2).max(2).nullish();

const textPart = z.looseObject({
  type: z.literal("text", { error: "only parts of type 'text' are supported by the simulated endpoint" }),
  text: z.string(),
  cache_control: z
    .looseObject({
      type: z.literal("ephemeral", { error: "expected a mark of type 'ephemeral'" }),
      ttl: z
        .literal("5m", { error: "only a mark of five minutes is supported by the simulated endpoint" })
        .nullish(),
    })
    .nullish(),
});

const message = z
  .looseObject({
    role: z.enum(["system", "developer", "user", "assistant"]),
    content: z.union([z.string(), z.array(textPart).min(1)]).nullish(),
    tool_calls: notHere("Tools"),
  })
  .refine(({ role, content }) => role === "assistant" || (content !== undefined && content !== null), {
    error: "expected a string or a list of parts, but got null instead",
    path: ["content"],
  });

/** Documented: https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
const MOST_MARKS = 4;

function hasFewMarks(messages: readonly z.infer<typeof message>[]): boolean {
  const parts = messages.flatMap(({ content }) => (Array.isArray(content) ? content : []));
  return parts.filter((part) => part.cache_control).length <= MOST_MARKS;
}

/** The body of a chat completion as OpenAI documents it, with the arguments that LiteLLM adds. */
export const chatBody = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(message)
    .min(1)
    .refine(hasFewMarks, {
      error: `a maximum of ${MOST_MARKS} blocks with cache_control may be provided`,
    }),
  stream: z.boolean().nullish(),
  stream_options: z
    .strictObject({ include_usage: z.boolean().optional(), include_obfuscation: z.boolean().optional() })
    .nullish(),
  max_tokens: amount,
  max_completion_tokens: amount,
  stop: z.union([z.string().min(1), z.array(z.string().min(1)).max(4)]).nullish(),
  n: z.literal(1, { error: "several choices (n > 1) are not supported by the simulated endpoint" }).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  presence_penalty: penalty,
  frequency_penalty: penalty,
  seed: z.number().int().nullish(),
  user: z.string().nullish(),
  response_format: z
    .looseObject({
      type: z.literal("text", { error: "only 'text' is supported by the simulated endpoint" }),
    })
    .nullish(),
  tools: notHere("Tools"),
  functions: notHere("Functions"),
  tool_choice: z.literal("none", { error: "Tools are not supported by the simulated endpoint" }).nullish(),
  logprobs: notHere("Log probabilities"),
  modalities: z
    .array(z.literal("text", { error: "only 'text' is supported by the simulated endpoint" }))
    .nullish(),
  audio: notHere("Sounds"),
  // Hints about how, not what, to answer, and what LiteLLM's gateway keeps to itself.
  ...Object.fromEntries(
    [
      "logit_bias",
      "metadata",
      "store",
      "service_tier",
      "reasoning_effort",
      "verbosity",
      "prompt_cache_key",
      "prompt_cache_retention",
      "safety_identifier",
      "parallel_tool_calls",
      "thinking",
      "timeout",
      "num_retries",
      "fallbacks",
      "cache",
      "caching",
      "tags",
    ].map((name) => [name, ignored]),
  ),
});
