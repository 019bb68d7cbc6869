import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** What an endpoint does with the next requests; the last one stays. */
export type Behaviour =
  | {
      readonly does: "answer";
      readonly pieces: readonly string[];
      readonly usage?: unknown;
      readonly finish?: string;
      readonly headers?: Headers;
    }
  | {
      readonly does: "fail";
      readonly status: number;
      readonly error: Readonly<Record<string, unknown>>;
      readonly headers?: Headers;
    }
  /** Sends these lines as they are, and then does with the connection as told. */
  | {
      readonly does: "send";
      readonly lines: readonly string[];
      readonly afterwards: "end" | "hang" | "break";
    }
  /** Breaks the connection before any reply. */
  | { readonly does: "reset" }
  /** Waits for the test's word, and then does something else. */
  | { readonly does: "wait"; readonly until: Promise<void>; readonly next: Behaviour }
  /** Takes the request and never says a word. */
  | { readonly does: "hang" }
  /** Says this much and then nothing more. */
  | { readonly does: "stall"; readonly pieces: readonly string[] }
  /** Says this much and breaks the connection, or closes it as if that were all. */
  | { readonly does: "cut"; readonly pieces: readonly string[]; readonly how: "broken" | "closed" };

type Headers = Readonly<Record<string, string>>;

export interface ReceivedRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface Endpoint {
  readonly baseURL: string;
  readonly requests: readonly ReceivedRequest[];
  /** The most requests that were in hand at one moment. */
  mostAtOnce(): number;
  /** Resolves once a first request has come in. */
  readonly received: Promise<void>;
  /** Resolves once a client has given up a request. */
  readonly abandoned: Promise<void>;
  stop(): Promise<void>;
}

/** An OpenAI-compatible endpoint as LiteLLM is one: it streams chat completions, or fails as told. */
export async function startEndpoint(...behaviours: readonly [Behaviour, ...Behaviour[]]): Promise<Endpoint> {
  const requests: ReceivedRequest[] = [];
  const came = Promise.withResolvers<void>();
  const abandoned = Promise.withResolvers<void>();
  let inHand = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    most = Math.max(most, ++inHand);
    response.once("close", () => {
      inHand--;
      if (!response.writableEnded) abandoned.resolve();
    });
    const behaviour = behaviours[Math.min(requests.length, behaviours.length - 1)] ?? behaviours[0];
    requests.push(await received(request));
    came.resolve();
    await behave(behaviour, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    mostAtOnce: () => most,
    received: came.promise,
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

async function behave(behaviour: Behaviour, response: ServerResponse): Promise<void> {
  if (behaviour.does === "hang") return;
  if (behaviour.does === "reset") return void response.destroy();
  if (behaviour.does === "wait") {
    await behaviour.until;
    return behave(behaviour.next, response);
  }
  if (behaviour.does === "fail") {
    response.writeHead(behaviour.status, { "content-type": "application/json", ...behaviour.headers });
    response.end(JSON.stringify({ error: behaviour.error }));
    return;
  }
  if (behaviour.does === "send") return send(behaviour, response);
  const headers = behaviour.does === "answer" ? behaviour.headers : {};
  response.writeHead(200, { "content-type": "text/event-stream", ...headers });
  for (const content of behaviour.pieces) response.write(chunk({ choices: [choice({ content })] }));
  if (behaviour.does === "answer") {
    response.write(chunk({ choices: [choice({}, behaviour.finish ?? "stop")] }));
    if (behaviour.usage !== undefined) response.write(chunk({ choices: [], usage: behaviour.usage }));
    response.end("data: [DONE]\n\n");
  }
  if (behaviour.does === "cut" && behaviour.how === "closed") response.end();
  // Only once the pieces are out, or nobody would see them.
  if (behaviour.does === "cut" && behaviour.how === "broken") response.write("\n", () => response.destroy());
}

function send({ lines, afterwards }: Extract<Behaviour, { does: "send" }>, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const line of lines) response.write(line);
  if (afterwards === "end") response.end();
  if (afterwards === "break") response.write("\n", () => response.destroy());
}

export function choice(delta: Readonly<Record<string, unknown>>, finish: string | null = null) {
  return { index: 0, delta, finish_reason: finish, logprobs: null };
}

export function chunk(fields: object): string {
  const common = {
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1,
    model: "claude-sonnet-4.5",
  };
  return `data: ${JSON.stringify({ ...common, ...fields })}\n\n`;
}
