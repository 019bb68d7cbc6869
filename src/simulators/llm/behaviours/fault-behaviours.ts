import type { Behaviour } from "../../behaviours/behaviour.ts";

const ERRORS = "https://docs.litellm.ai/docs/proxy/error_reference";
const FILE = "faults.test.ts";

/** What an endpoint is known to do to its callers at times, and a fault does on purpose. */
export const FAULT_BEHAVIOURS: readonly Behaviour[] = [
  {
    says: "The gateway's own 429 has retry-after, rate_limit_type and reset_at in its headers.",
    basis: "observed",
    source: "https://github.com/BerriAI/litellm (litellm/proxy/hooks/parallel_request_limiter_v3.py)",
    test: { file: FILE, title: "is the gateway's 429, with when to come back and which limit it is" },
  },
  {
    says: "The provider's 429 is of type throttling_error.",
    basis: "documented",
    source: ERRORS,
    test: { file: FILE, title: "is the provider's 429, without the gateway's headers" },
  },
  {
    says: "A spent budget is a 429 of type budget_exceeded.",
    basis: "documented",
    source: ERRORS,
    test: { file: FILE, title: "is a spent budget, a 429 without a time to come back" },
  },
  {
    says: "A provider that does not answer in time is a 408.",
    basis: "documented",
    source: "https://docs.litellm.ai/docs/exception_mapping",
    test: { file: FILE, title: "is any 5xx, 408, or any other error" },
  },
  {
    says: "A stream that breaks off ends with an `error` as its last event, without `[DONE]`.",
    basis: "observed",
    source: "https://github.com/BerriAI/litellm (litellm/proxy/proxy_server.py, async_data_generator)",
    test: {
      file: FILE,
      title: "has an error amidst the stream, after status 200; what is not streamed fails with 500",
    },
  },
  {
    says: "A stream that is cut can end in good order: only the missing finish_reason tells.",
    basis: "observed",
    source: "openai 7.55.0, whose stream ends without an error where the connection closes",
    test: { file: FILE, title: "ends in good order without finish_reason, so that only its absence tells" },
  },
  {
    says: "A refusal is in a field of its own, whole and streamed.",
    basis: "documented",
    source: "https://platform.openai.com/docs/api-reference/chat/object",
    test: { file: FILE, title: "is a refusal, in a field of its own" },
  },
  {
    says: "A provider's filter ends an answer with finish_reason content_filter.",
    basis: "documented",
    source: "https://platform.openai.com/docs/api-reference/chat/object",
    test: { file: FILE, title: "is half an answer that the provider's filter ended" },
  },
  {
    says: "Usage can be missing, zero or beyond belief.",
    basis: "assumed",
    test: { file: FILE, title: "tells usage that is not true: %s" },
  },
];
