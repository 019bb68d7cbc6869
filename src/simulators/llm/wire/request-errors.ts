import { createHash } from "node:crypto";
import type { ErrorReply } from "./error-reply.ts";

/** What is wrong with a request, in LiteLLM's and OpenAI's words. Nothing here is worth a second try. */

export function invalidRequest(message: string, param: string | null = null): ErrorReply {
  return {
    status: 400,
    error: {
      message: `litellm.BadRequestError: ${message}`,
      type: "invalid_request_error",
      param,
      code: "400",
    },
  };
}

/** Observed: https://github.com/BerriAI/litellm/issues/8821; OpenAI itself answers 404 here. */
export function unknownModel(path: string, model: string): ErrorReply {
  const message = `${path}: Invalid model name passed in model=${model}. Call \`/v1/models\` to view available models for your key.`;
  return { status: 400, error: { message, type: "None", param: "None", code: "400" } };
}

/** A request to `/v1/models/{id}`, which OpenAI answers so. */
export function modelNotFound(model: string): ErrorReply {
  return {
    status: 404,
    error: {
      message: `The model '${model}' does not exist`,
      type: "invalid_request_error",
      param: "model",
      code: "model_not_found",
    },
  };
}

export function unknownRoute(method: string, path: string): ErrorReply {
  return {
    status: 404,
    error: {
      message: `Unknown request URL: ${method} ${path}. Please check the URL for typos.`,
      type: "invalid_request_error",
      param: null,
      code: "unknown_url",
    },
  };
}

export function methodNotAllowed(method: string, path: string, allowed: string): ErrorReply {
  return {
    status: 405,
    error: {
      message: `Not allowed to ${method} on ${path}. (HINT: use ${allowed})`,
      type: "invalid_request_error",
      param: null,
      code: "method_not_supported",
    },
    headers: { allow: allowed },
  };
}

export function noKey(): ErrorReply {
  return {
    status: 401,
    error: {
      message: "Authentication Error, No api key passed in.",
      type: "auth_error",
      param: "None",
      code: "401",
    },
  };
}

/**
 * LiteLLM says the last four characters of the key again, and its hash; a client that shows this message shows those.
 * Observed: https://github.com/BerriAI/litellm/issues/20673
 */
export function unknownKey(key: string): ErrorReply {
  const hash = createHash("sha256").update(key).digest("hex");
  return {
    status: 401,
    error: {
      message: `Authentication Error, Invalid proxy server token passed. Received API Key = sk-...${key.slice(-4)}, Key Hash (Token) =${hash}. Unable to find token in cache or \`LiteLLM_VerificationTokenTable\``,
      type: "token_not_found_in_db",
      param: "key",
      code: "401",
    },
  };
}

export function bodyTooLarge(bytes: number): ErrorReply {
  return {
    status: 413,
    error: {
      message: `Request body is larger than ${bytes} bytes.`,
      type: "invalid_request_error",
      param: null,
      code: "413",
    },
  };
}
