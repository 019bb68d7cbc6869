import { randomUUID } from "node:crypto";
import type { BotUnderTest } from "../bot/bot-under-test.ts";

/** One route in a closed loop, as plain data for the process that does it. */
export interface CeilingRoute {
  /** Such as `GET /health`. */
  readonly name: string;
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly connections: number;
  readonly durationMs: number;
  /** How long a response is waited for. */
  readonly timeoutMs: number;
}

export interface CeilingPlan {
  readonly connections: number;
  /** Of each route, in whole seconds. */
  readonly durationMs: number;
  readonly timeoutMs: number;
  /** Is answered once, before the loop. */
  readonly question: string;
}

type Loop = Omit<CeilingRoute, "name" | "url" | "method" | "headers" | "body">;

/** What the server itself bears: it answers from nothing. */
export function healthRoute({ url }: Pick<BotUnderTest, "url">, plan: CeilingPlan): CeilingRoute {
  const { href } = new URL("/health", url);
  return { name: "GET /health", url: href, method: "GET", headers: {}, ...loopOf(plan) };
}

/**
 * What the HTTP API bears, with its token, body and database: the same question with the same Idempotency-Key is
 * answered once, and its kept answer given each time after. So no model's time is in it.
 */
export function questionsRoute(
  { url, token }: Pick<BotUnderTest, "url" | "token">,
  plan: CeilingPlan,
): CeilingRoute {
  const { href } = new URL("/v1/questions", url);
  return {
    ...{ name: "POST /v1/questions", url: href, method: "POST" },
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": `load-${randomUUID()}`,
    },
    body: JSON.stringify({ text: plan.question, asker: "load-ceiling" }),
    ...loopOf(plan),
  };
}

function loopOf({ connections, durationMs, timeoutMs }: CeilingPlan): Loop {
  return { connections, durationMs, timeoutMs };
}
