import { describe, expect, it } from "vitest";
import { growingDelays } from "../../../src/llm/resilience/with-retry.ts";
import { startedEndpoint } from "../endpoints.ts";
import { endpointModelAt, faultOf, noDelays, noting } from "../models.ts";
import { type Behaviour, BUDGET_EXCEEDED, choice, chunk, SERVER_ERROR } from "../openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";

const REQUEST = requestFor("How many tries?", retrieved("Five tries."));
const ANSWER: Behaviour = {
  does: "answer",
  pieces: ["Five. ", "[1]"],
  usage: { prompt_tokens: 1000, completion_tokens: 100 },
};
const limited = (headers: Readonly<Record<string, string>>): Behaviour => ({
  does: "fail",
  status: 429,
  error: { message: "Limit", type: "None", code: "429" },
  headers,
});
const failing = (status: number): Behaviour => ({ ...SERVER_ERROR, status });

describe("a call that failed", () => {
  it.each([
    ["the server's fault", SERVER_ERROR],
    ["a time-out of the server's", failing(408)],
    ["a reset", { does: "reset" } as const],
    ["the gateway's limit", limited({ "retry-after": "1" })],
  ])("is made again after %s, and each try is told of", async (_, behaviour) => {
    const endpoint = await startedEndpoint(behaviour, ANSWER);
    const { request, calls } = noting(REQUEST);
    expect((await generationOf(endpointModelAt(endpoint), request)).text).toBe("Five. [1]");
    expect(calls).toMatchObject([
      { attempt: 1, status: "error" },
      { attempt: 2, status: "ok" },
    ]);
    expect(endpoint.requests).toHaveLength(2);
  });

  it("is given up after the last try", async () => {
    const endpoint = await startedEndpoint(SERVER_ERROR);
    expect(await faultOf(endpointModelAt(endpoint), REQUEST)).toMatchObject({ kind: "server_error" });
    expect(endpoint.requests).toHaveLength(3);
  });

  it.each([
    ["a spent budget", BUDGET_EXCEEDED],
    ["a spent budget with a time to come back", { ...BUDGET_EXCEEDED, headers: { "retry-after": "1" } }],
    ["the provider's limit", limited({})],
    ["a limit that lasts", limited({ "retry-after": "60" })],
    ["a refused request", failing(400)],
    ["a refused key", failing(401)],
    ["an empty answer", { does: "answer", pieces: [] } as const],
    ["nonsense", { does: "send", lines: ["data: {nonsense\n\n"], afterwards: "end" } as const],
  ] satisfies [string, Behaviour][])("is not made again after %s", async (_, behaviour) => {
    const endpoint = await startedEndpoint(behaviour, ANSWER);
    await faultOf(endpointModelAt(endpoint), REQUEST);
    expect(endpoint.requests).toHaveLength(1);
  });

  it("is never made again once a word of it was passed on, even where the fault would allow it", async () => {
    const lines = [
      chunk({ choices: [choice({ content: "Five" })] }),
      'data: {"error":{"message":"x","code":"503"}}\n\n',
    ];
    const endpoint = await startedEndpoint({ does: "send", lines, afterwards: "end" }, ANSWER);
    expect(await faultOf(endpointModelAt(endpoint), REQUEST)).toMatchObject({
      kind: "server_error",
      retryable: true,
    });
    expect(endpoint.requests).toHaveLength(1);
  });

  it("is made again where the same fault came before its first word", async () => {
    const lines = ['data: {"error":{"message":"x","code":"503"}}\n\n'];
    const endpoint = await startedEndpoint({ does: "send", lines, afterwards: "end" }, ANSWER);
    expect((await generationOf(endpointModelAt(endpoint), REQUEST)).text).toBe("Five. [1]");
  });

  it("waits as long as the endpoint asks for, and a little more", async () => {
    const waits: number[] = [];
    const endpoint = await startedEndpoint(SERVER_ERROR, limited({ "retry-after": "2" }), ANSWER);
    const delays = function* () {
      yield 10;
      yield 20;
      return 0;
    };
    await generationOf(
      endpointModelAt(endpoint, { retry: { retries: 2, delays, wait: async (ms) => void waits.push(ms) } }),
      REQUEST,
    );
    expect(waits).toEqual([10, 2020]);
  });

  it("ends at once where its caller gives up in the wait for the next try", async () => {
    const endpoint = await startedEndpoint(SERVER_ERROR);
    const caller = new AbortController();
    const delays = function* (): Generator<number, number> {
      caller.abort();
      for (;;) yield 1e9;
    };
    const fault = await faultOf(endpointModelAt(endpoint, { retry: { retries: 2, delays } }), {
      ...REQUEST,
      signal: caller.signal,
    });
    expect(fault.kind).toBe("cancelled");
    expect(endpoint.requests).toHaveLength(1);
  });

  it("takes no more time than the whole answer may, with its waits", async () => {
    const endpoint = await startedEndpoint(SERVER_ERROR);
    const delays = function* (): Generator<number, number> {
      for (;;) yield 1e9;
    };
    const model = endpointModelAt(endpoint, { retry: { retries: 2, delays }, limits: { answerMs: 300 } });
    expect(await faultOf(model, REQUEST)).toMatchObject({
      kind: "answer_timeout",
      message: "no whole answer within 0.3 s",
    });
  });

  it("is paid for once for each try that was", async () => {
    const { request, calls } = noting(REQUEST);
    const endpoint = await startedEndpoint({ does: "reset" }, ANSWER);
    await generationOf(endpointModelAt(endpoint, { retry: { retries: 1, delays: noDelays } }), request);
    expect(calls.map(({ usage }) => usage.inputTokens > 0)).toEqual([true, true]);
  });
});

it("waits grow and differ, up to a longest one", () => {
  const taken = () => {
    const delays = growingDelays(250, 4000);
    return Array.from({ length: 40 }, () => delays.next().value);
  };
  const [one, other] = [taken(), taken()];
  expect(one).not.toEqual(other);
  for (const delay of one) {
    expect(delay).toBeGreaterThanOrEqual(0);
    expect(delay).toBeLessThanOrEqual(4000);
  }
  expect(Math.max(...one)).toBeGreaterThan(250);
});
