import type { Caller } from "../apps/directory.ts";
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
  if (caller?.kind !== "bot" || scopes.length === 0) return undefined;
  const { scopes: held } = caller.installation;
  if (held === undefined || scopes.some((scope) => held.has(scope))) return undefined;
  return { ok: false, error: "missing_scope", needed: scopes.join(","), provided: [...held].join(",") };
}
