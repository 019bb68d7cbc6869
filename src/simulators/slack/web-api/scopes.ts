import type { Caller } from "../apps/directory.ts";
import type { Installation } from "../apps/installation.ts";
import type { Failure } from "./reply.ts";

/** Documented: `missing_scope` names what is needed and what the token has. */
export interface MissingScope extends Failure {
  readonly error: "missing_scope";
  readonly needed: string;
  readonly provided: string;
}

/** Returns why the caller may not use a method that needs one of the scopes. */
export function scopeRefusal(
  caller: Caller | undefined,
  scopes: readonly string[],
): MissingScope | undefined {
  return caller?.kind === "bot" ? missingScope(caller.installation, scopes) : undefined;
}

/** Returns why the bot may not do what needs one of the scopes; a bot whose seed names no scopes has all. */
export function missingScope(
  { scopes: held }: Installation,
  scopes: readonly string[],
): MissingScope | undefined {
  if (scopes.length === 0) return undefined;
  if (held === undefined || scopes.some((scope) => held.has(scope))) return undefined;
  return { ok: false, error: "missing_scope", needed: scopes.join(","), provided: [...held].join(",") };
}

/**
 * The headers that tell a bot which scopes its token has, where its seed names them, and which the method takes.
 * Documented by the SDK's source: its client puts them into `response_metadata`.
 */
export function scopeHeaders(
  caller: Caller | undefined,
  scopes: readonly string[],
): Readonly<Record<string, string>> {
  if (caller?.kind !== "bot") return {};
  const { scopes: held } = caller.installation;
  return {
    ...(held !== undefined && { "x-oauth-scopes": [...held].join(",") }),
    ...(scopes.length > 0 && { "x-accepted-oauth-scopes": scopes.join(",") }),
  };
}
