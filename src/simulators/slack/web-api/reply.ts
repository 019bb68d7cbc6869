/** What a Web API method answers when it worked. */
export type Success = { readonly ok: true } & Readonly<Record<string, unknown>>;

/** What a Web API method answers when it did not, with one of Slack's error codes. */
export interface Failure {
  readonly ok: false;
  readonly error: string;
  readonly response_metadata?: { readonly messages: readonly string[] };
}

/** `reasons` tell the app's author more, as Slack's `response_metadata.messages` do. */
export function failure(error: string, ...reasons: readonly string[]): Failure {
  if (reasons.length === 0) return { ok: false, error };
  const messages = reasons.map((reason) => `[ERROR] ${reason}`);
  return { ok: false, error, response_metadata: { messages } };
}
