import type { Behaviour } from "../../behaviours/behaviour.ts";

const ERRORS = "https://docs.litellm.ai/docs/proxy/error_reference";

export const GATEWAY_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "An error is `{error: {message, type, param, code}}`, its code a string.",
    basis: "documented",
    source: ERRORS,
    test: {
      file: "fuzz.test.ts",
      title: "answers whatever it is sent, and every refusal has the form of all errors",
    },
  },
  {
    says: "A model that is not listed is a 400 with `Invalid model name passed in model=`, where OpenAI answers 404.",
    basis: "observed",
    source: "https://github.com/BerriAI/litellm/issues/8821",
    test: { file: "chat.test.ts", title: "is a 400 where no such model is listed, or it is of another kind" },
  },
  {
    says: "A key that is not known is a 401 of type token_not_found_in_db whose message has the key's last four characters and its SHA-256.",
    basis: "observed",
    source: "https://github.com/BerriAI/litellm/issues/20673",
    test: {
      file: "routes.test.ts",
      title: "is a 401 with LiteLLM's words, for a key that is wrong and for none",
    },
  },
  {
    says: "The key may come in x-litellm-api-key; that it goes before Authorization is assumed.",
    basis: "documented",
    source: "https://docs.litellm.ai/docs/proxy/request_headers",
    test: { file: "routes.test.ts", title: "is let in with any of the keys, also in LiteLLM's own header" },
  },
  {
    says: "Routes answer with and without /v1; an unknown one is a 404 in OpenAI's form, which is assumed.",
    basis: "documented",
    source: "https://docs.litellm.ai/docs/proxy/user_keys",
    test: { file: "routes.test.ts", title: "can leave /v1 out, as with LiteLLM" },
  },
  {
    says: "Every model is listed as owned by openai, with one and the same date.",
    basis: "observed",
    source: "https://github.com/BerriAI/litellm/issues/14257",
    test: { file: "routes.test.ts", title: "are listed as LiteLLM does, and can be asked for one by one" },
  },
  {
    says: "/health/liveliness and /health/liveness say `I'm alive!` without a key.",
    basis: "documented",
    source: "https://docs.litellm.ai/docs/proxy/health",
    test: { file: "routes.test.ts", title: "answers without a key: %s" },
  },
  {
    says: "Replies have x-litellm-call-id and x-litellm-model-id.",
    basis: "documented",
    source: "https://docs.litellm.ai/docs/proxy/response_headers",
    test: {
      file: "chat.test.ts",
      title: "comes whole, with its usage, its cost and the ids of the call and the model",
    },
  },
  {
    says: "x-litellm-response-cost comes on replies that are not streamed, and only on those.",
    basis: "observed",
    source: "https://github.com/BerriAI/litellm/issues/12689",
    test: { file: "chat.test.ts", title: "streams the same text, then why it ends, and tells no cost" },
  },
  {
    says: "A body of more than 16 MiB is a 413.",
    basis: "assumed",
    test: { file: "routes.test.ts", title: "is a 413 where the body is larger than any prompt" },
  },
];
