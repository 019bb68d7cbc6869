import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { LedgerError } from "../../../src/core/errors.ts";
import type { OpenBot } from "../../../src/loadtest/targets/open-bot.ts";

/** A question as it reaches the bot. */
export interface Heard {
  readonly text: string;
  readonly asker: string;
  readonly conversation?: string;
  /** Answers it as asked, or with what is said else. */
  answer(changes?: object): void;
}

export interface ApiBot extends OpenBot {
  /** In the order in which they came. */
  readonly heard: readonly Heard[];
  /** What was begun and stopped, in order. */
  readonly steps: readonly string[];
  /** Its process is gone: whoever waits is cut off, and whoever watches is told. */
  die(words: string): void;
}

export interface ApiBotOptions {
  /** By default each is answered at once. */
  readonly hears?: (heard: Heard) => void;
  /** What it tells at /metrics. */
  readonly metrics?: () => string;
}

/** A bot's HTTP API at the other end of real sockets, that does what a test says. */
export async function apiBot({
  hears = (heard) => heard.answer(),
  metrics,
}: ApiBotOptions = {}): Promise<ApiBot> {
  const heard: Heard[] = [];
  const steps: string[] = [];
  const broken = new AbortController();
  const server = createServer(async (request, response) => {
    if (request.url === "/metrics") return void response.end(metrics?.() ?? "");
    let text = "";
    for await (const piece of request) text += piece;
    const names = { id: `q${heard.length + 1}`, conversation: `c${heard.length + 1}` };
    const asked = { ...names, ...(JSON.parse(text) as Omit<Heard, "answer">) };
    tell(response, "question", asked);
    const each = {
      ...(JSON.parse(text) as Omit<Heard, "answer">),
      answer: (changes: object = {}) => {
        tell(response, "answer", { ...ANSWER, id: asked.id, conversation: asked.conversation, ...changes });
        response.end();
      },
    };
    heard.push(each);
    hears(each);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  return {
    ...{ heard, steps, token: "a-token-of-a-test", broken: broken.signal },
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    beginFaults: () => void steps.push("faults begin"),
    stopBot: async () => void steps.push("bot stopped"),
    async stop() {
      steps.push("all stopped");
      close();
    },
    die(words) {
      broken.abort(new LedgerError("BOT_UNAVAILABLE", words, "Mend it."));
      close();
    },
  };
}

const ANSWER = {
  ...{ outcome: "answered", text: "So it is. [1]" },
  citations: [{ source: "close.md#hard" }],
  usage: { inputTokens: 20, outputTokens: 7 },
};

function tell(response: ServerResponse, event: string, data: object): void {
  if (!response.headersSent) response.setHeader("content-type", "text/event-stream");
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
