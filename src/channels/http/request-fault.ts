/** Each fault of a request: its status and what the client can do about it. */
export const FAULTS = {
  BODY_INCOMPLETE: [400, "Send the whole body, as long as Content-Length says."],
  TEXT_INVALID: [400, "Send the body in UTF-8."],
  JSON_INVALID: [400, "Send one JSON object."],
  QUESTION_INVALID: [400, "Send what the schema Question in /v1/openapi.json asks for."],
  UNAUTHORIZED: [401, "Send the header Authorization: Bearer TOKEN, with the token in API_TOKEN."],
  NOT_FOUND: [404, "See /v1/openapi.json for what there is."],
  QUESTION_UNKNOWN: [404, "Use the id that the answer to POST /v1/questions has."],
  API_OFF: [404, "Set API_TOKEN, of 16 or more characters, for a process with the role all or gateway."],
  METHOD_NOT_ALLOWED: [405, "Use one of the methods in the header Allow."],
  BODY_TOO_LARGE: [413, "Send at most 64 KiB."],
  NOT_JSON: [415, "Send the header Content-Type: application/json."],
  KEY_REUSED: [422, "Use a new Idempotency-Key for each question."],
  LIMITED: [429, "Ask again after the seconds in the header Retry-After."],
  BUG: [500, "Ask again; if it happens again, tell whoever runs this."],
  UNAVAILABLE: [
    503,
    "Try again after the seconds in Retry-After, with the same Idempotency-Key if there was one.",
  ],
  STOPPING: [503, "Try again, with the same Idempotency-Key if there was one; another process will answer."],
} as const satisfies Record<string, readonly [number, string]>;

export type FaultCode = keyof typeof FAULTS;

/** A fault as clients read it, by RFC 9457. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  /** The same as `message`. */
  readonly detail: string;
  readonly code: FaultCode;
  readonly message: string;
  readonly remedy: string;
  /** The question, where it is kept or may be. */
  readonly id?: string;
}

export interface FaultDetails {
  readonly headers?: Readonly<Record<string, string>>;
  readonly id?: string;
}

/** Thrown where a request is not served; the API answers with it. */
export class RequestFault extends Error {
  override readonly name = "RequestFault";
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: FaultCode, message: string, { headers = {}, id }: FaultDetails = {}) {
    super(message);
    const [status, remedy] = FAULTS[code];
    const title = TITLES[status];
    this.problem = {
      ...{ type: "about:blank", title, status, detail: message, code, message, remedy },
      ...(id !== undefined && { id }),
    };
    this.headers = headers;
  }

  response(): Response {
    return new Response(JSON.stringify(this.problem), {
      status: this.problem.status,
      headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...this.headers },
    });
  }
}

const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const satisfies Record<(typeof FAULTS)[FaultCode][0], string>;
