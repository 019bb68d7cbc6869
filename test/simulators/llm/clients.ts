import OpenAI, { APIError } from "openai";
import { onTestFinished } from "vitest";
import type { LlmCall } from "../../../src/simulators/llm/calls/call.ts";
import {
  type LlmSimulator,
  type LlmSimulatorOptions,
  startLlmSimulator,
} from "../../../src/simulators/llm/simulator.ts";

export const CHAT_MODEL = "claude-sonnet-4.5";
export const EMBEDDING_MODEL = "text-embedding-3-small";

/** A simulated endpoint that stops when the test ends, with all that it told its journal. */
export async function startedLlm(options: LlmSimulatorOptions = {}) {
  const journal: LlmCall[] = [];
  const llm = await startLlmSimulator({ ...options, journal: (call) => journal.push(call) });
  onTestFinished(() => llm.stop());
  return { llm, journal };
}

/** The real client, without tries of its own. */
export function openAi(llm: LlmSimulator, apiKey = llm.apiKey): OpenAI {
  return new OpenAI({ baseURL: llm.url, apiKey, maxRetries: 0, logLevel: "off" });
}

export function saying(text: string): LlmSimulatorOptions {
  return { mode: { type: "scripted", script: { otherwise: text } } };
}

/** Asks for a whole completion. */
export function ask(client: OpenAI, content: string, more: Partial<OpenAI.ChatCompletionCreateParams> = {}) {
  return client.chat.completions.create({
    model: CHAT_MODEL,
    messages: [{ role: "user", content }],
    ...more,
    stream: false,
  });
}

/** What came of a stream: its chunks, its text, and the fault that it ended with. */
export interface Streamed {
  readonly chunks: readonly OpenAI.ChatCompletionChunk[];
  readonly text: string;
  readonly finish: string | undefined;
  readonly fault: unknown;
}

/** Asks for a stream and reads it to its end. */
export async function askStreamed(
  client: OpenAI,
  content: string,
  more: Partial<OpenAI.ChatCompletionCreateParamsStreaming> = {},
  options: { readonly signal?: AbortSignal } = {},
): Promise<Streamed> {
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  let fault: unknown;
  try {
    const stream = await client.chat.completions.create(
      { model: CHAT_MODEL, messages: [{ role: "user", content }], ...more, stream: true },
      options,
    );
    for await (const chunk of stream) chunks.push(chunk);
  } catch (thrown) {
    fault = thrown;
  }
  const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("");
  const finish = chunks.flatMap(({ choices }) => choices[0]?.finish_reason ?? []).at(-1);
  return { chunks, text, finish, fault };
}

export interface RawReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends a request as it stands; without `authorization` among the headers it has the simulator's key. */
export async function rawRequest(
  llm: LlmSimulator,
  path: string,
  { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {},
): Promise<RawReply> {
  const response = await fetch(`${new URL(llm.url).origin}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${llm.apiKey}`, ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Posts a body as it stands to `/v1/chat/completions`. */
export function rawChat(llm: LlmSimulator, body: unknown): Promise<RawReply> {
  return rawRequest(llm, "/v1/chat/completions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** The error of a call that is refused. */
export async function apiErrorOf(call: Promise<unknown>): Promise<APIError> {
  const fault = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (fault instanceof APIError) return fault;
  throw new Error("The call was not refused by the endpoint.", { cause: fault });
}
