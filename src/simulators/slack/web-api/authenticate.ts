import { type Failure, failure } from "./reply.ts";

export type TokenKind = "bot" | "app";

/** The tokens that the simulator knows, and what each is. They open nothing but the simulator. */
export type Tokens = ReadonlyMap<string, TokenKind>;

/** Returns why the call is refused, or undefined where it may go on. */
export function refusalOf(
  token: string | undefined,
  accepts: readonly TokenKind[],
  tokens: Tokens,
): Failure | undefined {
  if (accepts.length === 0) return undefined;
  if (token === undefined || token === "") return failure("not_authed");
  const kind = tokens.get(token);
  if (kind === undefined) return failure("invalid_auth");
  return accepts.includes(kind) ? undefined : failure("not_allowed_token_type");
}
