import { questionHeaders, questionSchema } from "../../../src/channels/http/schemas.ts";
import type { Given, Sent } from "./k6-stand-in.ts";

export interface AskedOverHttp {
  readonly text: string;
  readonly asker: string;
  readonly conversation?: string | undefined;
  readonly key: string | undefined;
  readonly kind: string | undefined;
  readonly stage: string | undefined;
}

/** The bot's API as a script meets it: requests are read by the bot's own schemas. */
export function standInApi(respond: (asked: AskedOverHttp, nth: number) => Given) {
  const asked: AskedOverHttp[] = [];
  return {
    asked,
    respond({ body, headers, tags }: Sent): Given {
      if (headers.Authorization !== "Bearer a-token-of-a-test") return problem(401, "UNAUTHORIZED");
      const question = questionSchema.parse(JSON.parse(body));
      const { "idempotency-key": key } = questionHeaders.parse({
        "idempotency-key": headers["Idempotency-Key"],
      });
      const each = { ...question, key, kind: tags.kind, stage: tags.stage };
      asked.push(each);
      return respond(each, asked.length);
    },
  };
}

/** An answer as events, as the bot streams it. */
export function answered(nth: number, changes: object = {}): Given {
  const names = { id: `q${nth}`, conversation: `c${nth}` };
  const answer = {
    ...{ ...names, status: "answered", outcome: "answered", text: "So. [1]", model: "m" },
    citations: [{ marker: 1, source: "close.md#hard", title: "Close", quote: "So." }],
    usage: { inputTokens: 10, outputTokens: 7, costUsd: 0.002 },
    ...changes,
  };
  return streamed([
    ["question", { ...names, url: `/v1/questions/q${nth}` }],
    ["progress", { text: "So" }],
    ["answer", answer],
  ]);
}

export function streamed(events: readonly (readonly [event: string, data: object])[]): Given {
  const body = events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join("");
  return { status: 200, type: "text/event-stream", body: `: still at it\n\n${body}` };
}

export function problem(status: number, code: string): Given {
  return { status, type: "application/problem+json", body: JSON.stringify({ code, message: "No." }) };
}
