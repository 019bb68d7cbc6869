import type { Behaviour } from "../../behaviours/behaviour.ts";

const OPENAI_CHAT = "https://platform.openai.com/docs/api-reference/chat/create";
const OPENAI_STREAM = "https://platform.openai.com/docs/api-reference/chat-streaming";
const ANTHROPIC_CACHE = "https://platform.claude.com/docs/en/build-with-claude/prompt-caching";
const CHAT = "chat.test.ts";
const CACHE = "prompt-cache.test.ts";

export const CHAT_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "A stream has the text in chunks of one id, then a chunk with why it ends, then `[DONE]`.",
    basis: "documented",
    source: OPENAI_STREAM,
    test: { file: CHAT, title: "streams the same text, then why it ends, and tells no cost" },
  },
  {
    says: "With stream_options.include_usage a last chunk without choices tells the usage, and usage is null in all others.",
    basis: "documented",
    source: OPENAI_CHAT,
    test: {
      file: CHAT,
      title: "tells the usage of a stream in a last chunk without choices, where that is asked for",
    },
  },
  {
    says: "An answer that reaches max_tokens or max_completion_tokens ends with finish_reason length.",
    basis: "documented",
    source: OPENAI_CHAT,
    test: { file: CHAT, title: "ends at max_tokens with finish_reason length, whole and streamed" },
  },
  {
    says: "Up to four stop words end an answer, and are not part of it.",
    basis: "documented",
    source: OPENAI_CHAT,
    test: { file: CHAT, title: "ends before the first stop word, which is not said" },
  },
  {
    says: "A wrong argument is a 400 of type invalid_request_error that names it in `param`; the words are assumed.",
    basis: "documented",
    source: "https://platform.openai.com/docs/guides/error-codes",
    test: { file: CHAT, title: "names what is wrong: %s" },
  },
  {
    says: "An argument that a model does not take is a 400.",
    basis: "documented",
    source: "https://docs.litellm.ai/docs/exception_mapping",
    test: { file: CHAT, title: "is a 400 where the model does not take an argument" },
  },
  {
    says: "Several choices, tools, JSON mode, pictures and sounds are refused; a real endpoint has them.",
    basis: "assumed",
    test: { file: CHAT, title: "names what is wrong: %s" },
  },
  {
    says: "A token is up to four characters of a word with the white space before it; a message counts four more, a prompt three.",
    basis: "assumed",
    test: { file: "fuzz.test.ts", title: "takes a text apart into tokens that are the whole text again" },
  },
  {
    says: "A Claude model keeps the beginning of a prompt up to a `cache_control` of a content part for five minutes: the first call writes it, at a quarter more, and later ones read it, at a tenth.",
    basis: "documented",
    source: ANTHROPIC_CACHE,
    test: { file: CACHE, title: "is written by the first call and read by the next, each at its price" },
  },
  {
    says: "Where a marked beginning is too short (1,024 tokens, or 4,096 for Haiku 4.5) it is not kept, and nobody is told.",
    basis: "documented",
    source: ANTHROPIC_CACHE,
    test: {
      file: CACHE,
      title: "is not kept, and no error told, where it is shorter than the model's bound",
    },
  },
  {
    says: "More than four marks are a 400.",
    basis: "documented",
    source: ANTHROPIC_CACHE,
    test: { file: CACHE, title: "is refused where a prompt has more than four" },
  },
  {
    says: "prompt_tokens hold what was read from the cache and what was written to it; cache_creation_input_tokens and cache_read_input_tokens tell of them.",
    basis: "observed",
    source:
      "https://github.com/BerriAI/litellm (litellm/llms/anthropic/chat/transformation.py, calculate_usage)",
    test: { file: CACHE, title: "is written by the first call and read by the next, each at its price" },
  },
  {
    says: "Other models keep beginnings of whole messages from 1,024 tokens on without a mark, and tell only of what they read.",
    basis: "documented",
    source: "https://docs.litellm.ai/docs/completion/prompt_caching",
    test: { file: CACHE, title: "is needed by Claude only: others keep long beginnings by themselves" },
  },
  {
    says: "A chunk brings four tokens, and the first one the role as well.",
    basis: "assumed",
    test: { file: CHAT, title: "streams the same text, then why it ends, and tells no cost" },
  },
  {
    says: "Time to the first token and tokens a second are drawn from distributions, by the seed.",
    basis: "assumed",
    test: {
      file: "latency.test.ts",
      title: "is the time to the first token, and then so many tokens a second",
    },
  },
];
