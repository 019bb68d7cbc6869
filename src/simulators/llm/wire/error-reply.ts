/** What goes wrong, in the form that OpenAI gave it; LiteLLM's `code` is always a string. */
export interface ErrorBody {
  readonly message: string;
  readonly type: string | null;
  readonly param: string | null;
  readonly code: string | null;
}

/** An answer with `{error}` as its body. */
export interface ErrorReply {
  readonly status: number;
  readonly error: ErrorBody;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A value, or why there is none. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reply: ErrorReply };

export function accepted<Value>(value: Value): Checked<Value> {
  return { ok: true, value };
}

export function refused(reply: ErrorReply): { readonly ok: false; readonly reply: ErrorReply } {
  return { ok: false, reply };
}
