import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { closingKnowledge, startTestBot, type TestBot } from "../../bot/bot-fixture.ts";
import { testDatabase } from "../../store/store-fixture.ts";
import { documentAt, documented, type OpenApiDocument } from "./documented.ts";

export const TOKEN = "a-token-of-a-test-0123456789";

export interface Client {
  readonly bot: TestBot;
  readonly document: OpenApiDocument;
  /** Asks as it is right, but for what is given. */
  post(body: unknown, init?: RequestInit): Promise<Response>;
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Asks, and reads the answer as the document describes it. */
  ask(question: object, headers?: Record<string, string>): Promise<Told>;
  find(id: unknown): Promise<Told>;
}

type ServerEvent = { readonly event: string; readonly data: string };

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A database and a Slack for the test file, and bots with an HTTP API between them. */
export function apiWorld() {
  const database = testDatabase();
  let slack: SlackSimulator;
  let folder: string;
  beforeAll(async () => {
    slack = await startSlackSimulator();
    folder = await closingKnowledge();
  });
  afterAll(() => slack?.stop());

  const bot = async (env: Record<string, string> = {}): Promise<TestBot> => {
    const started = await startTestBot({
      slack,
      databaseUrl: database.url,
      folder,
      env: { API_TOKEN: TOKEN, ...env },
    });
    let stopped: Promise<void> | undefined;
    const stop = (deadlineMs?: number) => (stopped ??= started.stop(deadlineMs));
    onTestFinished(() => stop());
    return { ...started, stop };
  };
  return {
    database,
    slack: () => slack,
    folder: () => folder,
    bot,
    client: async (env?: Record<string, string>) => clientOf(await bot(env)),
  };
}

const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };

export async function clientOf(bot: TestBot): Promise<Client> {
  const document = await documentAt(bot.url);
  const post: Client["post"] = (body, { headers, ...init } = {}) =>
    fetch(`${bot.url}/v1/questions`, {
      method: "POST",
      headers: { ...AUTHORIZED, "content-type": "application/json", ...(headers as Record<string, string>) },
      body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
      ...init,
    });
  const get: Client["get"] = (path, init) => fetch(`${bot.url}${path}`, { headers: AUTHORIZED, ...init });
  const told = async (operation: `${"get" | "post"} ${string}`, response: Response): Promise<Told> => ({
    status: response.status,
    headers: response.headers,
    body: await documented(document, operation, response),
  });
  return {
    bot,
    document,
    post,
    get,
    ask: async (question, headers = {}) => told("post /v1/questions", await post(question, { headers })),
    find: async (id) => told("get /v1/questions/{id}", await get(`/v1/questions/${id}`)),
  };
}

/** The events of a response, in order; a comment is one called "comment". */
export async function* eventsOf(response: Response): AsyncGenerator<ServerEvent> {
  let text = "";
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const field = (name: string) =>
        lines
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
          .join("\n");
      yield { event: field("event") || "comment", data: field("data") };
    }
  }
}

export async function allEventsOf(response: Response): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of eventsOf(response)) events.push(event);
  return events;
}
