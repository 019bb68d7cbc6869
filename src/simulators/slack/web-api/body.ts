import { type Failure, failure } from "./reply.ts";

export interface CallBody {
  readonly ok: true;
  readonly args: Readonly<Record<string, unknown>>;
  /** From the `token` argument; Slack reads none from a JSON body. */
  readonly token?: string;
}

const READERS: Readonly<Record<string, (text: string) => CallBody | Failure>> = {
  "application/x-www-form-urlencoded": readForm,
  "application/json": readJson,
};

/** Reads a POST body by its content type, with Slack's own codes for one that cannot be read. */
export function readBody(contentType: string | undefined, text: string): CallBody | Failure {
  if (text === "") return { ok: true, args: {} };
  if (contentType === undefined) return failure("missing_post_type");
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const read = READERS[mediaType];
  return read === undefined ? failure("invalid_post_type", `${mediaType} is not read here`) : read(text);
}

export function readForm(text: string): CallBody | Failure {
  if (!isFormEncoded(text)) return failure("invalid_form_data");
  const { token, ...args } = Object.fromEntries(new URLSearchParams(text));
  return token === undefined ? { ok: true, args } : { ok: true, args, token };
}

/** URLSearchParams reads anything, so what is malformed has to be found before. */
function isFormEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function readJson(text: string): CallBody | Failure {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failure("invalid_json");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return failure("json_not_object");
  return { ok: true, args: { ...value } };
}
