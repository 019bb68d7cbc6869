import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { type CeilingTestOptions, runCeilingTest } from "../../../src/loadtest/ceiling/run-ceiling-test.ts";

export const TOKEN = "a-token-of-a-test-0123456789";

/** What a loop asks of a bot's HTTP side, beside what is looked at before it. */
export interface StandInRoutes {
  readonly health?: RequestListener;
  readonly question?: RequestListener;
}

const fine: RequestListener = (_, response) => void response.end("{}");

/** The HTTP side of a bot that somebody else runs. */
export async function standIn({ health = fine, question = fine }: StandInRoutes = {}) {
  const server = createServer((request, response) => {
    if (request.url === "/health") return health(request, response);
    if (request.method === "POST") return question(request, response);
    response.writeHead(404).end(JSON.stringify({ code: "QUESTION_UNKNOWN" }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/** Runs a ceiling, and gives what it printed with its exit code. */
export async function ceilingRun(options: Partial<CeilingTestOptions> = {}) {
  const output = new PassThrough() as unknown as PassThrough & NodeJS.WriteStream;
  const printing = text(output);
  const errors = new PassThrough().resume();
  try {
    const code = await runCeilingTest({
      bot: { token: TOKEN, allowRemote: [] },
      plan: { connections: 2, durationMs: 1_000, timeoutMs: 2_000 },
      program: resolve(import.meta.dirname, "../targets/bot-program.ts"),
      ...{ output, errors, env: process.env, json: true, signal: new AbortController().signal },
      ...options,
    });
    output.end();
    return { code, printed: await printing };
  } finally {
    output.end();
  }
}
