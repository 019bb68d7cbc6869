import type { Caller, Directory } from "../apps/directory.ts";
import { type Failure, failure } from "./reply.ts";

export type TokenKind = Caller["kind"];

export type Authenticated = { readonly ok: true; readonly caller: Caller | undefined } | Failure;

/** Tells who calls with the token, or why the call is refused. */
export function authenticate(
  token: string | undefined,
  accepts: readonly TokenKind[],
  directory: Directory,
): Authenticated {
  const caller = directory.callerWith(token ?? "");
  if (accepts.length === 0) return { ok: true, caller };
  if (token === undefined || token === "") return failure("not_authed");
  if (caller === undefined) return failure("invalid_auth");
  return accepts.includes(caller.kind) ? { ok: true, caller } : failure("not_allowed_token_type");
}
