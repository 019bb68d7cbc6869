import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Sample } from "../../../src/loadtest/measure/sample.ts";
import { createHttpTarget } from "../../../src/loadtest/targets/http/http-target.ts";
import type { PlannedQuestion } from "../../../src/loadtest/targets/question.ts";
import { freePort } from "../../free-port.ts";
import { until } from "../../until.ts";
import { createTurnedStopwatch } from "../run/turned-stopwatch.ts";

const TOKEN = "a-token-of-a-test-0123456789";

interface Asked {
  readonly headers: IncomingMessage["headers"];
  readonly body: { text: string; asker: string; conversation?: string };
  readonly response: ServerResponse;
  /** Sends an event of the stream. */
  tell(event: string, data: object): void;
}

/** A bot at the other end of HTTP that answers as the script says. */
async function serving(script: (asked: Asked) => void | Promise<void>) {
  const sockets = new Set<object>();
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const tell = (event: string, data: object) => {
      if (!response.headersSent) response.setHeader("content-type", "text/event-stream");
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    await script({ headers: request.headers, body: JSON.parse(text), response, tell });
  });
  server.on("connection", (socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), sockets };
}

function asking(url: URL, timeoutMs = 10_000) {
  const stopwatch = createTurnedStopwatch();
  const samples: Sample[] = [];
  const stop = new AbortController();
  let readings = 0;
  const now = () => {
    readings += 1;
    return stopwatch.now();
  };
  const target = createHttpTarget(
    { url, token: TOKEN, timeoutMs },
    { stopwatch: { ...stopwatch, now }, sample: (sample) => samples.push(sample), late: () => {} },
  );
  onTestFinished(() => target.stop());
  const beginAt = stopwatch.now();
  const ask = (question: Partial<PlannedQuestion> = {}) =>
    target.ask(
      {
        text: "What?",
        kind: "fresh",
        stage: "s",
        user: 0,
        channel: 0,
        plannedAt: stopwatch.now(),
        ...question,
      },
      stop.signal,
    );
  /** How many moments were read since the sending. */
  const timed = () => readings - 1;
  return { stopwatch, beginAt, samples, stop, target, ask, timed };
}

function answerOf(changes: object = {}) {
  return {
    ...{ id: "q1", conversation: "c1", status: "answered", outcome: "answered", text: "So. [1]", model: "m" },
    citations: [{ marker: 1, source: "close.md#hard", title: "Close", quote: "So." }],
    usage: { inputTokens: 9, outputTokens: 7, costUsd: 0.25 },
    ...changes,
  };
}

function answer({ tell, response }: Asked, changes: object = {}): void {
  tell("question", { id: "q1", conversation: "c1", url: "/v1/questions/q1" });
  tell("answer", answerOf(changes));
  response.end();
}

it("tells the acknowledgement, the first text and the end apart, from the planned start", async () => {
  const steps = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const { url } = await serving(async ({ tell, response }) => {
    await steps[0]?.promise;
    tell("question", { id: "q1", conversation: "c1" });
    await steps[1]?.promise;
    tell("progress", { text: " " });
    tell("progress", { text: "So" });
    await steps[2]?.promise;
    tell("answer", answerOf());
    response.end();
  });
  const { ask, stopwatch, beginAt, samples, target, timed } = asking(url);
  stopwatch.lose(50);
  const over = ask({ plannedAt: beginAt });
  for (const [at, step] of steps.entries()) {
    await stopwatch.pass(100);
    step.resolve();
    // Each event is given its time when it has come; the second step brings two.
    await until("the events have come", () => timed() >= ([1, 3, 4][at] ?? 0));
  }
  await over;
  expect(samples).toEqual([
    {
      ...{ kind: "fresh", stage: "s", plannedAt: beginAt, sentAt: beginAt + 50 },
      ...{ acknowledgedAt: beginAt + 150, firstTextAt: beginAt + 250, endedAt: beginAt + 350 },
      ...{ outcome: "answered", error: undefined, costUsd: 0.25, tokens: 16 },
      checks: {
        "in its own thread": true,
        "from the right source": true,
        "nothing left at thinking": true,
        "answered once": true,
      },
    },
  ]);
  expect(target.open()).toBe(0);
});

it("asks as the API wants it, and keeps connections for the next question", async () => {
  const heard: Asked[] = [];
  const { url, sockets } = await serving((asked) => {
    heard.push(asked);
    answer(asked);
  });
  const { ask } = asking(url);
  for (const user of [3, 3, 3]) await ask({ user });
  expect(heard[0]?.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    accept: "text/event-stream",
    "content-type": "application/json",
  });
  expect(heard[0]?.body).toEqual({ text: "What?", asker: "load-4" });
  expect(sockets.size).toBe(1);
});

it("never lets a question wait for a connection that another one has", async () => {
  const open = Promise.withResolvers<void>();
  let heard = 0;
  const { url } = await serving(async (asked) => {
    heard += 1;
    await open.promise;
    answer(asked);
  });
  const { ask, target } = asking(url);
  const all = Array.from({ length: 60 }, (_, user) => ask({ user }));
  await until("all are heard", () => heard === 60);
  expect(target.open()).toBe(60);
  open.resolve();
  await Promise.all(all);
});

it("takes the time of the answer, and not that of a stream that stays open after it", async () => {
  const end = Promise.withResolvers<void>();
  const { url } = await serving(async ({ tell, response }) => {
    tell("question", { id: "q1", conversation: "c1" });
    tell("answer", answerOf());
    await end.promise;
    response.end();
  });
  const { ask, stopwatch, beginAt, samples, timed } = asking(url);
  const over = ask();
  await until("the answer has come", () => timed() >= 2);
  await stopwatch.pass(700);
  end.resolve();
  await over;
  expect(samples).toMatchObject([{ outcome: "answered", endedAt: beginAt }]);
});

it("asks a follow-up in the conversation that was answered before", async () => {
  const heard: (string | undefined)[] = [];
  const { url } = await serving((asked) => {
    heard.push(asked.body.conversation);
    answer(asked, { conversation: asked.body.conversation ?? `of-${asked.body.asker}` });
  });
  const { ask, samples } = asking(url);
  const { outcome, thread = "" } = await ask({ user: 1 });
  expect(outcome).toBe("answered");
  await ask({ user: 1, kind: "follow-up", thread });
  expect(heard).toEqual([undefined, "of-load-2"]);
  expect(samples.every(({ checks }) => checks["in its own thread"])).toBe(true);
});

describe("what is told apart", () => {
  it.each<[string, string, (asked: Asked) => void, object]>([
    ["a refusal", "refused", (asked) => answer(asked, { outcome: "refused", citations: [] }), {}],
    ["a bot that failed", "failed", (asked) => answer(asked, { outcome: "failed" }), {}],
    ["a limit", "limited", ({ response }) => respond(response, 429, problem("LIMITED")), {}],
    [
      "a limit of the stream",
      "limited",
      ({ tell, response }) => response.end(tell("problem", problem("LIMITED"))),
      {},
    ],
    [
      "a bot that stops",
      "failed",
      ({ response }) => respond(response, 503, problem("STOPPING")),
      { error: "STOPPING: because" },
    ],
    [
      "a bot that waits no longer",
      "timed-out",
      ({ tell, response }) => response.end(tell("pending", { id: "q1" })),
      {},
    ],
    [
      "a stream that ends early",
      "failed",
      ({ tell, response }) => response.end(tell("question", { id: "q1" })),
      { error: "The stream ended without an answer." },
    ],
    [
      "a proxy's page",
      "failed",
      ({ response }) => respond(response, 502, "<html>"),
      { error: "HTTP status 502" },
    ],
    ["a cut connection", "failed", ({ response }) => response.destroy(), { error: "ECONNRESET" }],
    [
      "an answer that is none",
      "failed",
      ({ tell, response }) => response.end(tell("answer", { outcome: "answered" })),
      {},
    ],
  ])("%s is %s", async (_, outcome, script, rest) => {
    const { url } = await serving(script);
    const { ask, samples } = asking(url);
    await ask();
    expect(samples).toEqual([expect.objectContaining({ outcome, ...rest })]);
  });

  it("a bot that is not there", async () => {
    const { ask, samples } = asking(new URL(`http://127.0.0.1:${await freePort()}`));
    await ask();
    expect(samples[0]).toMatchObject({ outcome: "failed", error: "ECONNREFUSED" });
  });

  it.each([
    ["before it says anything", false],
    ["in the middle of its answer", true],
  ])("a bot that hangs %s: its time-out counts", async (_, says) => {
    let heard = false;
    const { url } = await serving(({ tell }) => {
      if (says) tell("question", { id: "q1" });
      heard = true;
    });
    const { ask, stopwatch, beginAt, samples } = asking(url, 300);
    const over = ask();
    await until("it is heard", () => heard);
    await stopwatch.pass(300);
    await over;
    expect(samples[0]).toMatchObject({ outcome: "timed-out", endedAt: beginAt + 300 });
    expect(samples[0]?.checks["answered once"]).toBe(false);
  });

  it("a target that is stopped", async () => {
    const { url } = await serving(() => {});
    const { ask, target, samples } = asking(url);
    void ask();
    await target.stop();
    expect(samples[0]).toMatchObject({ outcome: "failed", error: "The load test was stopped." });
  });

  it("the end of the run", async () => {
    let heard = false;
    const { url } = await serving(() => {
      heard = true;
    });
    const { ask, stop, samples } = asking(url);
    const over = ask();
    await until("it is heard", () => heard);
    stop.abort(new Error("the bot has ended"));
    await over;
    expect(samples[0]).toMatchObject({ outcome: "failed", error: "the bot has ended" });
  });
});

describe("the checks under load", () => {
  it.each<[string, string, (asked: Asked) => void]>([
    ["an answer to another question", "in its own thread", (asked) => answer(asked, { id: "q2" })],
    [
      "two answers",
      "answered once",
      (asked) => {
        asked.tell("answer", answerOf());
        answer(asked);
      },
    ],
    [
      "another source",
      "from the right source",
      (asked) => answer(asked, { citations: [{ source: "x.md" }] }),
    ],
  ])("see %s", async (_, name, script) => {
    const { url } = await serving(script);
    const { ask, samples } = asking(url);
    await ask({ gold: ["close.md#hard"] });
    const failed = Object.entries(samples[0]?.checks ?? {}).flatMap(([check, holds]) => (holds ? [] : check));
    expect(failed).toEqual([name]);
  });
});

function problem(code: string) {
  return { code, message: "because", remedy: "none" };
}

function respond(response: ServerResponse, status: number, body: object | string): void {
  response.writeHead(status, { "content-type": "application/problem+json" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
