import { type Failure, failure } from "./reply.ts";

export interface CallBody {
  readonly ok: true;
  readonly args: Readonly<Record<string, unknown>>;
  /** From the `token` argument; Slack reads none from a JSON body. */
  readonly token?: string;
  /** Whether it came as JSON, which not all methods take. */
  readonly isJson?: true;
  /** What Slack says of the content type beside its answer. */
  readonly warnings?: readonly string[];
}

type Reader = (sent: Buffer, contentType: string) => CallBody | Failure | Promise<CallBody | Failure>;

const READERS: Readonly<Record<string, Reader>> = {
  "application/x-www-form-urlencoded": (sent) => readForm(sent.toString()),
  "application/json": (sent) => readJson(sent.toString()),
  "multipart/form-data": readMultipart,
};

/** Documented. */
const CHARSETS = new Set(["utf-8", "utf8", "iso-8859-1"]);

/** Reads a POST body by its content type, with Slack's own codes for one that cannot be read. */
export async function readBody(contentType: string | undefined, sent: Buffer): Promise<CallBody | Failure> {
  if (sent.length === 0) return { ok: true, args: {} };
  if (contentType === undefined) return failure("missing_post_type");
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const charset = /;\s*charset="?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase();
  const read = READERS[mediaType];
  if (read === undefined) return failure("invalid_post_type", `${mediaType} is not read here`);
  if (charset !== undefined && !CHARSETS.has(charset)) return failure("invalid_charset");
  const body = await read(sent, contentType);
  const warnings = charsetWarnings(mediaType, charset);
  return body.ok && warnings.length > 0 ? { ...body, warnings } : body;
}

/** Documented: a form needs no charset, and everything else is better off with one. */
function charsetWarnings(mediaType: string, charset: string | undefined): readonly string[] {
  const isForm = mediaType !== "application/json";
  if (isForm && charset !== undefined) return ["superfluous_charset"];
  return !isForm && charset === undefined ? ["missing_charset"] : [];
}

export function readForm(text: string): CallBody | Failure {
  if (!isFormEncoded(text)) return failure("invalid_form_data");
  return ofFields(new URLSearchParams(text));
}

function ofFields(fields: Iterable<[string, string]>): CallBody {
  const { token, ...args } = Object.fromEntries(fields);
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

/** A file that is sent along is no argument of any method here, and is passed over. */
async function readMultipart(sent: Buffer, contentType: string): Promise<CallBody | Failure> {
  try {
    const headers = { "content-type": contentType };
    const form = await new Response(new Uint8Array(sent), { headers }).formData();
    return ofFields([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
  } catch {
    return failure("invalid_form_data");
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
  return { ok: true, args: { ...value }, isJson: true };
}
