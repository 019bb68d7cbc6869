import type { Journal } from "../journal/journal.ts";
import type { RateLimits } from "../rate-limits/rate-limits.ts";
import { type Answer, answerOf, rateLimited } from "./answer.ts";
import { authenticate } from "./authenticate.ts";
import type { Services } from "./method.ts";
import { METHODS } from "./method-table.ts";
import type { Call } from "./read-call.ts";
import { failure } from "./reply.ts";
import { scopeHeaders, scopeRefusal } from "./scopes.ts";
import { withWarnings } from "./warnings.ts";

export interface Answering {
  readonly services: Services;
  readonly rateLimits: RateLimits;
  readonly journal: Journal;
}

/**
 * Answers a call, or says why not, in the order in which Slack is taken to look: is there such a method, can the
 * call be read, who calls, how often, with which scopes. The order is assumed.
 */
export async function answerCall(
  { method, body, token }: Call,
  { services, rateLimits, journal }: Answering,
): Promise<Answer> {
  const known = METHODS.get(method);
  if (known === undefined) {
    journal({ type: "unknown-method", method });
    return answerOf(failure("unknown_method"));
  }
  if (!body.ok) return answerOf(body);
  const authenticated = authenticate(token, known.accepts, services.directory);
  if (!authenticated.ok) return answerOf(authenticated);
  const { caller } = authenticated;
  const retryAfter = rateLimits.retryAfter({ method, caller, args: body.args });
  if (retryAfter !== undefined) return rateLimited(retryAfter);
  const reply = scopeRefusal(caller, known.scopes) ?? (await known.call(body.args, caller, services));
  return answerOf(withWarnings(reply, body.warnings ?? []), scopeHeaders(caller, known.scopes));
}
