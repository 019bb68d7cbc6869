import { type Agent, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { reasonOf } from "../../../core/errors.ts";
import type { Stopwatch } from "../../run/stopwatch.ts";
import { createEventReader, type StreamedEvent } from "./event-stream.ts";
import { answerEnding, type HttpEnding, problemEnding } from "./http-answer.ts";

export interface HttpQuestion {
  readonly text: string;
  readonly asker: string;
  readonly conversation?: string;
}

/** What one request showed. Moments are on the stopwatch. */
export interface HttpTrace {
  /** The bot has kept the question: the event `question`. */
  acknowledgedAt?: number;
  /** The event `progress` with the first words, or the answer that came at once. */
  firstTextAt?: number;
  /** The id by which the bot knows the question. */
  id?: string;
  /** When the first event told of the end. */
  endedAt?: number;
  /** How many events told of an end: one, if all is right. */
  endings: number;
  ending?: HttpEnding;
}

export interface AskOptions {
  /** `…/v1/questions` of the bot. */
  readonly url: URL;
  readonly token: string;
  readonly agent: Agent;
  readonly stopwatch: Stopwatch;
  /** Aborted when the answer is waited for no longer. */
  readonly signal: AbortSignal;
}

/** Asks one question, and reads its stream to the end. Never rejects; no ending means that it was aborted. */
export async function askOverHttp(question: HttpQuestion, options: AskOptions): Promise<HttpTrace> {
  const trace: HttpTrace = { endings: 0 };
  try {
    const response = await send(question, options);
    const isStream = response.headers["content-type"]?.startsWith("text/event-stream") === true;
    if (isStream) await readStream(response, trace, options.stopwatch);
    else await readWhole(response, trace, options.stopwatch);
    trace.ending ??= { outcome: "failed", error: "The stream ended without an answer." };
  } catch (error) {
    if (!options.signal.aborted) trace.ending ??= { outcome: "failed", error: codeOf(error) };
  }
  return trace;
}

function send(question: HttpQuestion, { url, token, agent, signal }: AskOptions): Promise<IncomingMessage> {
  const body = Buffer.from(JSON.stringify(question));
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, {
      method: "POST",
      agent,
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        accept: "text/event-stream",
        "content-type": "application/json",
        "content-length": body.length,
      },
    })
      .on("response", resolve)
      .on("error", reject)
      .end(body);
  });
}

async function readStream(response: IncomingMessage, trace: HttpTrace, stopwatch: Stopwatch): Promise<void> {
  const read = createEventReader((event) => noteEvent(event, trace, stopwatch.now()));
  for await (const text of response.setEncoding("utf8")) read(String(text));
}

function noteEvent({ event, data }: StreamedEvent, trace: HttpTrace, now: number): void {
  const body = parsed(data);
  if (event === "question") {
    trace.acknowledgedAt ??= now;
    const id = field(body, "id");
    if (id !== undefined) trace.id ??= id;
  }
  if (event === "progress" && field(body, "text")?.trim()) trace.firstTextAt ??= now;
  if (event === "answer") end(trace, answerEnding(body), now);
  if (event === "problem") end(trace, problemEnding(undefined, body), now);
  if (event === "pending")
    end(trace, { outcome: "timed-out", error: "The bot itself waited no longer." }, now);
}

/** What is not streamed: a refusal by status, or a whole answer. */
async function readWhole(response: IncomingMessage, trace: HttpTrace, stopwatch: Stopwatch): Promise<void> {
  let text = "";
  for await (const piece of response.setEncoding("utf8")) text += String(piece);
  const { statusCode = 0 } = response;
  const body = parsed(text);
  const ending = statusCode === 200 ? answerEnding(body) : problemEnding(statusCode, body);
  if (ending.outcome !== "failed") trace.acknowledgedAt = stopwatch.now();
  end(trace, ending, stopwatch.now());
}

function end(trace: HttpTrace, ending: HttpEnding, now: number): void {
  trace.endings += 1;
  trace.ending ??= ending;
  trace.endedAt ??= now;
  if (ending.outcome !== "failed" && ending.outcome !== "timed-out") trace.firstTextAt ??= now;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(body: unknown, name: "id" | "text"): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const value = (body as Partial<Record<"id" | "text", unknown>>)[name];
  return typeof value === "string" ? value : undefined;
}

/** `ECONNREFUSED` says more in a table of errors than its sentence with an address in it. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : reasonOf(error);
}
