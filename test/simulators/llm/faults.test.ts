import { APIConnectionError, APIError } from "openai";
import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import type { FaultPlanInput } from "../../../src/simulators/llm/faults/fault-plan.ts";
import { FAULTS } from "../../../src/simulators/llm/faults/fault-table.ts";
import { planOf } from "../../../src/simulators/llm/faults/fault-trace.ts";
import { until } from "../../until.ts";
import {
  apiErrorOf,
  ask,
  askStreamed,
  EMBEDDING_MODEL,
  openAi,
  rawChat,
  rawRequest,
  saying,
  startedLlm,
} from "./clients.ts";

const TEXT = "A hard close locks the period, and nothing is posted into it any more.";

type Rule = FaultPlanInput["rules"][number];

/** An endpoint that says TEXT, under these rules. */
function faulty(...rules: Rule[]) {
  return startedLlm({ ...saying(TEXT), faults: { seed: 1, rules } });
}

describe("a fault that answers in the model's place", () => {
  it("is the gateway's 429, with when to come back and which limit it is", async () => {
    const { llm } = await faulty({ fault: "rate_limited", limit: "tokens", retryAfter: 7 });
    const error = await apiErrorOf(ask(openAi(llm), "?"));
    expect(error).toMatchObject({ status: 429, code: "429" });
    expect(error.headers?.get("retry-after")).toBe("7");
    expect(error.headers?.get("rate_limit_type")).toBe("tokens");
    llm.setFaults({ rules: [{ fault: "rate_limited", retryAfter: "none" }] });
    const untold = await apiErrorOf(ask(openAi(llm), "?"));
    expect(untold.headers?.get("retry-after")).toBeNull();
    expect(untold.headers?.get("rate_limit_type")).toBe("requests");
  });

  it("is the provider's 429, without the gateway's headers", async () => {
    const { llm } = await faulty({ fault: "rate_limited", by: "provider" });
    const error = await apiErrorOf(ask(openAi(llm), "?"));
    expect(error).toMatchObject({ status: 429, type: "throttling_error" });
    expect(error.headers?.get("rate_limit_type")).toBeNull();
    expect(error.headers?.get("retry-after")).toBeNull();
  });

  it("is a spent budget, a 429 without a time to come back", async () => {
    const { llm } = await faulty({ fault: "budget_exceeded" });
    const error = await apiErrorOf(ask(openAi(llm), "?"));
    expect(error).toMatchObject({ status: 429, type: "budget_exceeded", code: "429", param: null });
    expect(error.headers?.get("retry-after")).toBeNull();
  });

  it("is any 5xx, 408, or any other error", async () => {
    const { llm } = await faulty({ fault: "server_error", status: 529 });
    expect(await apiErrorOf(ask(openAi(llm), "?"))).toMatchObject({ status: 529, code: "529" });
    llm.setFaults({ rules: [{ fault: "request_timeout" }] });
    expect(await apiErrorOf(ask(openAi(llm), "?"))).toMatchObject({ status: 408, code: "408" });
    llm.setFaults({
      rules: [{ fault: "error", status: 403, type: "key_model_access_denied", code: null, message: "No." }],
    });
    expect(await apiErrorOf(ask(openAi(llm), "?"))).toMatchObject({
      status: 403,
      type: "key_model_access_denied",
      code: null,
      message: "403 No.",
    });
  });
});

describe("silence", () => {
  it.each([
    ["headers", false],
    ["first_token", false],
    ["middle", true],
  ] as const)("begins at: %s, until the caller gives up", async (where, hasToken) => {
    const { llm } = await faulty({ fault: "hang", where });
    const gone = new AbortController();
    const asked = askStreamed(openAi(llm), "?", {}, { signal: gone.signal });
    await until("the call is silent", () => llm.calls()[0]?.faults.length === 1);
    if (hasToken) await until("the first token came", () => llm.calls()[0]?.firstTokenMs !== undefined);
    gone.abort();
    expect((await asked).finish).toBeUndefined();
    await until("the call is over", () => llm.inFlight() === 0);
    expect(llm.calls()[0]?.outcome).toBe("hung");
    expect(llm.calls()[0]?.firstTokenMs !== undefined).toBe(hasToken);
  });

  it("sends the headers at once where it begins before the first token", async () => {
    const { llm } = await faulty({ fault: "hang", where: "first_token" });
    const stream = await openAi(llm).chat.completions.create({
      model: "claude-sonnet-4.5",
      messages: [{ role: "user", content: "?" }],
      stream: true,
    });
    expect(llm.inFlight()).toBe(1);
    stream.controller.abort();
    await until("the call is over", () => llm.inFlight() === 0);
  });
});

describe("a connection that breaks", () => {
  it("breaks before the answer, and the client has a connection error", async () => {
    const { llm } = await faulty({ fault: "connection_reset" });
    await expect(ask(openAi(llm), "?")).rejects.toBeInstanceOf(APIConnectionError);
    expect(llm.calls()[0]).toMatchObject({ outcome: "reset", faults: ["connection_reset"] });
  });

  it("breaks amidst a stream, and amidst a body", async () => {
    const { llm } = await faulty({ fault: "connection_reset", where: "middle" });
    const { finish, fault, text } = await askStreamed(openAi(llm), "?");
    expect(finish).toBeUndefined();
    expect(fault).toBeInstanceOf(Error);
    expect(TEXT.startsWith(text)).toBe(true);
    await expect(ask(openAi(llm), "?")).rejects.toThrow();
  });

  it("ends in good order without finish_reason, so that only its absence tells", async () => {
    const { llm } = await faulty({ fault: "truncated" });
    const { finish, fault, text } = await askStreamed(openAi(llm), "?");
    expect({ finish, fault }).toEqual({ finish: undefined, fault: undefined });
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThan(TEXT.length);
    const { status, text: body } = await rawChat(llm, {
      model: "claude-sonnet-4.5",
      messages: [{ role: "user", content: "?" }],
    });
    expect(status).toBe(200);
    expect(() => JSON.parse(body)).toThrow();
  });
});

describe("an answer that is not as it should be", () => {
  it("has a chunk that is no JSON", async () => {
    const { llm } = await faulty({ fault: "malformed_chunk" });
    const { fault, text } = await askStreamed(openAi(llm), "?");
    expect(fault).toBeInstanceOf(SyntaxError);
    expect(text.length).toBeGreaterThan(0);
  });

  it("has an error amidst the stream, after status 200; what is not streamed fails with 500", async () => {
    const { llm } = await faulty({ fault: "stream_error" });
    const { fault, text, finish } = await askStreamed(openAi(llm), "?");
    expect(fault).toBeInstanceOf(APIError);
    expect(fault).toMatchObject({ type: "internal_server_error", code: "500" });
    expect(text.length).toBeGreaterThan(0);
    expect(finish).toBeUndefined();
    expect(await apiErrorOf(ask(openAi(llm), "?"))).toMatchObject({ status: 500 });
  });

  it("is a refusal, in a field of its own", async () => {
    const { llm } = await faulty({ fault: "refusal" });
    const { choices } = await ask(openAi(llm), "?");
    expect(choices[0]).toMatchObject({ finish_reason: "stop", message: { content: null } });
    expect(choices[0]?.message.refusal).toContain("can't help");
    const { chunks, text } = await askStreamed(openAi(llm), "?");
    expect(text).toBe("");
    expect(chunks.map(({ choices }) => choices[0]?.delta.refusal ?? "").join("")).toContain("can't help");
  });

  it("is half an answer that the provider's filter ended", async () => {
    const { llm } = await faulty({ fault: "refusal", as: "content_filter" });
    const { finish, text } = await askStreamed(openAi(llm), "?");
    expect(finish).toBe("content_filter");
    expect(text).toBe(TEXT.slice(0, TEXT.length / 2));
  });

  it("is empty", async () => {
    const { llm } = await faulty({ fault: "empty" });
    expect((await ask(openAi(llm), "?")).choices[0]).toMatchObject({
      finish_reason: "stop",
      message: { content: "" },
    });
    expect(await askStreamed(openAi(llm), "?")).toMatchObject({ text: "", finish: "stop", fault: undefined });
  });

  it.each([
    ["missing", undefined],
    ["zero", 0],
    ["absurd", 999_999_999],
    ["negative", -1],
  ] as const)("tells usage that is not true: %s", async (as, tokens) => {
    const { llm } = await faulty({ fault: "wrong_usage", as });
    expect((await ask(openAi(llm), "?")).usage?.completion_tokens).toBe(tokens);
    const { chunks } = await askStreamed(openAi(llm), "?", { stream_options: { include_usage: true } });
    expect(chunks.find(({ usage }) => usage)?.usage?.total_tokens).toBe(tokens);
    expect(llm.calls()[0]?.usage?.completionTokens).toBeGreaterThan(10);
  });

  it("is called what it is not", async () => {
    const { llm } = await faulty({ fault: "wrong_content_type" });
    const { headers } = await rawChat(llm, {
      model: "claude-sonnet-4.5",
      messages: [{ role: "user", content: "?" }],
    });
    expect(headers.get("content-type")).toBe("text/html");
  });
});

describe("slowness", () => {
  it("delays an answer by so long", async () => {
    const { clock, turn, waiting } = createTurnedClock();
    const { llm } = await startedLlm({
      ...saying(TEXT),
      clock,
      faults: { rules: [{ fault: "latency", by: "400ms" }] },
    });
    const asked = ask(openAi(llm), "?");
    await until("the answer waits", () => waiting() === 1);
    turn(399);
    expect(llm.inFlight()).toBe(1);
    turn(1);
    await asked;
    await until("the call is over", () => llm.inFlight() === 0);
    expect(llm.calls()[0]).toMatchObject({ durationMs: 400, outcome: "answered" });
  });

  it("lets an answer trickle", async () => {
    const { clock, turnToNext } = createTurnedClock();
    const { llm } = await startedLlm({
      ...saying("one two three"),
      clock,
      chunkTokens: 1,
      faults: { rules: [{ fault: "slow", tokensPerSecond: 2 }] },
    });
    const asked = askStreamed(openAi(llm), "?");
    await until("the stream is over", () => {
      turnToNext();
      return llm.calls()[0]?.durationMs !== undefined;
    });
    expect((await asked).text).toBe("one two three");
    expect(llm.calls()[0]).toMatchObject({ firstTokenMs: 500, durationMs: 2000 });
  });
});

describe("the choice of calls", () => {
  it("is by number, by each so many, and by a bound", async () => {
    const { llm } = await faulty(
      { fault: "server_error", nth: [1, 3] },
      { fault: "request_timeout", every: 4, times: 1 },
      { fault: "budget_exceeded", from: 6, until: 7 },
    );
    const statuses = [];
    for (let call = 0; call < 8; call += 1) {
      statuses.push(
        await ask(openAi(llm), "?").then(
          () => 200,
          (error) => error.status,
        ),
      );
    }
    expect(statuses).toEqual([500, 200, 500, 408, 200, 429, 429, 200]);
  });

  it("is by model, by prompt and by route", async () => {
    const { llm } = await faulty(
      { fault: "server_error", model: "claude-haiku*" },
      { fault: "request_timeout", prompt: "REFUND" },
      { fault: "budget_exceeded", prompt: "/^close\\b/i" },
      { fault: "rate_limited", route: "models" },
    );
    const client = openAi(llm);
    expect(await apiErrorOf(ask(client, "?", { model: "claude-haiku-4.5" }))).toMatchObject({ status: 500 });
    expect(await apiErrorOf(ask(client, "How do refunds work?"))).toMatchObject({ status: 408 });
    expect(await apiErrorOf(ask(client, "Close it?"))).toMatchObject({ type: "budget_exceeded" });
    expect(await apiErrorOf(client.models.list().then())).toMatchObject({ status: 429 });
    await expect(ask(client, "Enclose it?")).resolves.toBeTruthy();
    const embedded = client.embeddings.create({ model: EMBEDDING_MODEL, input: "a refund" });
    expect(await apiErrorOf(embedded.then())).toMatchObject({ status: 408 });
  });

  it("is by the clock", async () => {
    const { clock, turn } = createTurnedClock();
    const { llm } = await startedLlm({
      ...saying(TEXT),
      clock,
      faults: { rules: [{ fault: "server_error", from: "10s", until: "20s" }] },
    });
    const status = () =>
      ask(openAi(llm), "?").then(
        () => 200,
        (error) => error.status,
      );
    const before = await status();
    turn(10_000);
    const within = await status();
    turn(10_000);
    expect([before, within, await status()]).toEqual([200, 500, 200]);
  });

  it("is the same for the same seed, and another for another", async () => {
    const outcomes = async (seed: number) => {
      const { llm } = await startedLlm({
        faults: { seed, rules: [{ fault: "server_error", probability: 0.5 }] },
      });
      for (let call = 0; call < 30; call += 1) await ask(openAi(llm), "?").catch(() => undefined);
      return llm.faultTrace();
    };
    const numbers = (trace: Awaited<ReturnType<typeof outcomes>>) => trace.fired.map(({ call }) => call);
    const first = await outcomes(1);
    expect(numbers(await outcomes(1))).toEqual(numbers(first));
    expect(numbers(await outcomes(2))).not.toEqual(numbers(first));
    expect(first.fired.length).toBeGreaterThan(5);
    expect(first.fired.length).toBeLessThan(25);
  });

  it("is repeated by the plan that is made of its trace", async () => {
    const { llm } = await faulty({ fault: "server_error", probability: 0.4 }, { fault: "empty", every: 3 });
    const run = async () => {
      for (let call = 0; call < 20; call += 1) await ask(openAi(llm), "?").catch(() => undefined);
      return llm.faultTrace().fired.map(({ rule, occurrence, target }) => ({ rule, occurrence, target }));
    };
    const first = await run();
    llm.setFaults(planOf(llm.faultTrace()));
    expect(await run()).toEqual(first);
  });

  it("lets only the first of several faults decide, while delays add to it", async () => {
    const { llm } = await faulty({ fault: "empty" }, { fault: "server_error" }, { fault: "wrong_usage" });
    const { choices, usage } = await ask(openAi(llm), "?");
    expect({ text: choices[0]?.message.content, usage }).toEqual({ text: "", usage: undefined });
    expect(llm.faultTrace().fired.map(({ fault }) => fault)).toEqual(["empty", "wrong_usage"]);
  });
});

describe("every fault", () => {
  const SETTINGS: Partial<Record<keyof typeof FAULTS, object>> = {
    error: { status: 418 },
    latency: { by: "1ms" },
    slow: { tokensPerSecond: 100_000 },
  };

  it.each(Object.keys(FAULTS) as (keyof typeof FAULTS)[])(
    "ends when its caller goes, and leaves the endpoint well: %s",
    async (fault) => {
      const { llm } = await startedLlm(saying(TEXT));
      const rule = { fault, times: 2, ...SETTINGS[fault] } as Rule;
      llm.setFaults({ rules: [rule] });
      const client = openAi(llm);
      const gone = new AbortController();
      const streamed = askStreamed(client, "?", {}, { signal: gone.signal });
      await until("the call was struck", () => llm.calls()[0]?.faults.length === 1);
      if (fault === "hang") gone.abort();
      await streamed;
      const whole = client.chat.completions.create(
        { model: "claude-sonnet-4.5", messages: [{ role: "user", content: "?" }] },
        { timeout: 200 },
      );
      await whole.catch(() => undefined);
      await until("all calls are over", () => llm.inFlight() === 0);
      expect(llm.faultTrace().fired).toHaveLength(2);
      expect((await ask(client, "?")).choices[0]?.message.content).toBe(TEXT);
      expect((await rawRequest(llm, "/health/liveliness")).status).toBe(200);
    },
  );
});
