import type { ErrorReply } from "../wire/error-reply.ts";

/** One thing that is done to a connection; an answer is a list of them. */
export type Step =
  | { readonly type: "wait"; readonly milliseconds: number }
  | { readonly type: "head"; readonly status: number; readonly headers: Headers }
  /** `tokens` is how many of the answer's tokens it brings. */
  | { readonly type: "write"; readonly text: string; readonly tokens: number }
  | { readonly type: "end" }
  | Ending;

/** What ends an answer without its being whole. */
export type Ending = { readonly type: "reset" } | { readonly type: "hang" };

type Headers = Readonly<Record<string, string>>;

export type WriteStep = Extract<Step, { type: "write" }>;

/** A whole body that is sent at once. */
export function jsonSteps(status: number, content: unknown, headers: Headers, tokens = 0): readonly Step[] {
  return [
    { type: "head", status, headers: { ...headers, "content-type": "application/json" } },
    { type: "write", text: JSON.stringify(content), tokens },
    { type: "end" },
  ];
}

export function errorSteps({ status, error, headers = {} }: ErrorReply, common: Headers): readonly Step[] {
  return jsonSteps(status, { error }, { ...common, ...headers });
}
