import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** What an endpoint does with the next requests; the last one stays. */
export type Behaviour =
  | { readonly does: "answer"; readonly pieces: readonly string[]; readonly usage?: TokenCounts }
  | { readonly does: "fail"; readonly status: number; readonly error: Readonly<Record<string, string>> }
  /** Takes the request and never says a word. */
  | { readonly does: "hang" }
  /** Says this much and then nothing more. */
  | { readonly does: "stall"; readonly pieces: readonly string[] }
  /** Says this much and breaks the connection, or closes it as if that were all. */
  | { readonly does: "cut"; readonly pieces: readonly string[]; readonly how: "broken" | "closed" };

interface TokenCounts {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
}

export interface ReceivedRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface Endpoint {
  readonly baseURL: string;
  readonly requests: readonly ReceivedRequest[];
  /** Resolves once a client has given up a request. */
  readonly abandoned: Promise<void>;
  stop(): Promise<void>;
}

/** An OpenAI-compatible endpoint as LiteLLM is one: it streams chat completions, or fails as told. */
export async function startEndpoint(...behaviours: readonly [Behaviour, ...Behaviour[]]): Promise<Endpoint> {
  const requests: ReceivedRequest[] = [];
  const abandoned = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    response.once("close", () => {
      if (!response.writableEnded) abandoned.resolve();
    });
    const behaviour = behaviours[Math.min(requests.length, behaviours.length - 1)] ?? behaviours[0];
    requests.push(await received(request));
    behave(behaviour, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    abandoned: abandoned.promise,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** LiteLLM's body when a key's budget is spent; it comes with status 429. */
export const BUDGET_EXCEEDED = {
  does: "fail",
  status: 429,
  error: {
    message: "Budget has been exceeded! Current cost: 10.02, Max budget: 10.0",
    type: "budget_exceeded",
    param: "None",
    code: "429",
  },
} as const satisfies Behaviour;

export const SERVER_ERROR = {
  does: "fail",
  status: 500,
  error: { message: "Internal server error", type: "internal_server_error", param: "None", code: "500" },
} as const satisfies Behaviour;

async function received(request: IncomingMessage): Promise<ReceivedRequest> {
  const { url = "", headers } = request;
  return { path: url, authorization: headers.authorization, body: await json(request) };
}

function behave(behaviour: Behaviour, response: ServerResponse): void {
  if (behaviour.does === "hang") return;
  if (behaviour.does === "fail") {
    response.writeHead(behaviour.status, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: behaviour.error }));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const content of behaviour.pieces) response.write(chunk({ choices: [choice({ content })] }));
  if (behaviour.does === "answer") {
    response.write(chunk({ choices: [choice({}, "stop")] }));
    if (behaviour.usage)
      response.write(chunk({ choices: [], usage: { ...behaviour.usage, total_tokens: 0 } }));
    response.end("data: [DONE]\n\n");
  }
  if (behaviour.does === "cut" && behaviour.how === "closed") response.end();
  // Only once the pieces are out, or nobody would see them.
  if (behaviour.does === "cut" && behaviour.how === "broken") response.write("\n", () => response.destroy());
}

function choice(delta: Readonly<Record<string, string>>, finish: "stop" | null = null) {
  return { index: 0, delta, finish_reason: finish, logprobs: null };
}

function chunk(fields: object): string {
  const common = {
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1,
    model: "claude-sonnet-4.5",
  };
  return `data: ${JSON.stringify({ ...common, ...fields })}\n\n`;
}
