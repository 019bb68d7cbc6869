import { describe, expect, it } from "vitest";
import { startedEndpoint } from "../endpoints.ts";
import { endpointModelAt, faultOf, noDelays, noting } from "../models.ts";
import { type Behaviour, BUDGET_EXCEEDED, type Endpoint, SERVER_ERROR } from "../openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";

const REQUEST = requestFor("How many tries?", retrieved("Five tries."));
const ANSWER: Behaviour = { does: "answer", pieces: ["Five. [1]"] };
const REFUSED: Behaviour = { ...SERVER_ERROR, status: 400 };

/** Opens at the second fault in a row, for 10 s by a clock that the test turns, then 20, then 30 at most. */
function guarded(endpoint: Endpoint, limits: object = {}) {
  let now = 1_000_000;
  const states: string[] = [];
  const model = endpointModelAt(endpoint, {
    retry: { retries: 0, delays: noDelays },
    breaker: { failures: 2, pauseMs: 10_000, longestPauseMs: 30_000 },
    clock: { now: () => now },
    limits,
    onBreaker: (state) => void states.push(state),
  });
  return {
    model,
    states,
    turn: (ms: number) => {
      now += ms;
    },
    now: () => now,
    kind: async (request = REQUEST) => {
      try {
        await generationOf(model, request);
        return "answered";
      } catch (error) {
        return error instanceof Error && "kind" in error ? error.kind : error;
      }
    },
  };
}

describe("the breaker of a model", () => {
  it("opens after faults in a row, and then no call is made", async () => {
    const endpoint = await startedEndpoint(SERVER_ERROR);
    const { model, kind, now } = guarded(endpoint);
    expect([await kind(), model.outage?.()]).toEqual(["server_error", undefined]);
    expect(await kind()).toBe("server_error");
    const { request, calls } = noting(REQUEST);
    expect(await faultOf(model, request)).toMatchObject({
      kind: "circuit_open",
      message:
        "it is left alone for a while after repeated faults (the endpoint failed (HTTP 500, internal_server_error))",
    });
    expect(model.outage?.()).toEqual({
      reason: "the endpoint failed (HTTP 500, internal_server_error)",
      probeAt: now() + 10_000,
    });
    expect(endpoint.requests).toHaveLength(2);
    expect(calls).toEqual([]);
  });

  it("tells of each state that it comes into", async () => {
    const { states, kind, turn } = guarded(await startedEndpoint(SERVER_ERROR, SERVER_ERROR, ANSWER));
    await kind();
    expect(states).toEqual([]);
    await kind();
    expect(states).toEqual(["open"]);
    turn(10_000);
    expect(await kind()).toBe("answered");
    expect(states).toEqual(["open", "half_open", "closed"]);
  });

  it("closes where the probe goes well", async () => {
    const { model, kind, turn } = guarded(await startedEndpoint(SERVER_ERROR, SERVER_ERROR, ANSWER));
    await kind();
    await kind();
    turn(9_999);
    expect(await kind()).toBe("circuit_open");
    turn(1);
    expect(await kind()).toBe("answered");
    expect(model.outage?.()).toBeUndefined();
    expect(await kind()).toBe("answered");
  });

  it("stays open for longer each time that the probe fails", async () => {
    const { model, kind, turn, now } = guarded(await startedEndpoint(SERVER_ERROR));
    await kind();
    await kind();
    for (const pause of [10_000, 20_000, 30_000, 30_000]) {
      expect(model.outage?.()?.probeAt).toBe(now() + pause);
      turn(pause - 1);
      expect(await kind()).toBe("circuit_open");
      turn(1);
      expect(await kind()).toBe("server_error");
    }
  });

  it("lets one call through as a probe, and turns the others away meanwhile", async () => {
    const released = Promise.withResolvers<void>();
    const endpoint = await startedEndpoint(SERVER_ERROR, SERVER_ERROR, {
      does: "wait",
      until: released.promise,
      next: ANSWER,
    });
    const { kind, turn } = guarded(endpoint);
    await kind();
    await kind();
    turn(10_000);
    const probe = kind();
    expect(await Promise.all([kind(), kind(), kind()])).toEqual([
      "circuit_open",
      "circuit_open",
      "circuit_open",
    ]);
    released.resolve();
    expect(await probe).toBe("answered");
    expect(endpoint.requests).toHaveLength(3);
  });

  it("stays open where nobody waited for the probe's answer", async () => {
    const endpoint = await startedEndpoint(SERVER_ERROR, SERVER_ERROR, { does: "stall", pieces: ["Fi"] });
    const { model, kind, turn } = guarded(endpoint);
    await kind();
    await kind();
    turn(10_000);
    const caller = new AbortController();
    const probe = model.generate({ ...REQUEST, signal: caller.signal });
    await probe.next();
    caller.abort();
    await expect(probe.next()).rejects.toMatchObject({ kind: "cancelled" });
    expect(await kind()).toBe("circuit_open");
  });

  it("closes where the probe shows that the endpoint works, though it does not answer this one", async () => {
    const { model, kind, turn } = guarded(await startedEndpoint(SERVER_ERROR, SERVER_ERROR, REFUSED));
    await kind();
    await kind();
    turn(10_000);
    expect(await kind()).toBe("rejected");
    expect(model.outage?.()).toBeUndefined();
  });

  it.each([
    ["requests that are not accepted", REFUSED, "rejected"],
    ["a key that is not accepted", { ...SERVER_ERROR, status: 401 }, "unauthorized"],
    ["a spent budget", BUDGET_EXCEEDED, "gateway_budget"],
    [
      "answers that a filter stopped",
      { does: "answer", pieces: ["x"], finish: "content_filter" },
      "filtered",
    ],
  ] satisfies [string, Behaviour, string][])("is not opened by %s", async (_, behaviour, fault) => {
    const { kind } = guarded(await startedEndpoint(behaviour));
    const kinds = [];
    for (let at = 0; at < 6; at++) kinds.push(await kind());
    expect(kinds).toEqual(Array(6).fill(fault));
  });

  it("is not opened by callers that give up", async () => {
    const { model } = guarded(await startedEndpoint({ does: "hang" }));
    for (let at = 0; at < 4; at++)
      expect(await faultOf(model, { ...REQUEST, signal: AbortSignal.timeout(20) })).toMatchObject({
        kind: "cancelled",
      });
    expect(model.outage?.()).toBeUndefined();
  });

  it("counts only faults in a row", async () => {
    const { model, kind } = guarded(await startedEndpoint(SERVER_ERROR, ANSWER, SERVER_ERROR, ANSWER));
    for (let at = 0; at < 4; at++) await kind();
    expect(model.outage?.()).toBeUndefined();
  });

  it.each([
    ["says nothing", { does: "hang" }, { firstTokenMs: 50 }],
    ["breaks off", { does: "cut", pieces: ["Fi"], how: "broken" }, {}],
    ["takes too long as a whole", { does: "stall", pieces: ["Fi"] }, { answerMs: 200 }],
  ] satisfies [string, Behaviour, object][])(
    "is opened by an endpoint that %s",
    async (_, behaviour, limits) => {
      const { model, kind } = guarded(await startedEndpoint(behaviour), limits);
      await kind();
      await kind();
      expect(model.outage?.()).toBeDefined();
    },
  );

  it("is not opened by the time that requests waited for their turn", async () => {
    const released = Promise.withResolvers<void>();
    const endpoint = await startedEndpoint({ does: "wait", until: released.promise, next: ANSWER });
    const model = endpointModelAt(endpoint, {
      retry: { retries: 0, delays: noDelays },
      breaker: { failures: 1, pauseMs: 10_000, longestPauseMs: 10_000 },
      maxConcurrent: 1,
      limits: { answerMs: 400 },
    });
    const first = generationOf(model, { ...REQUEST, signal: AbortSignal.timeout(300) }).catch(() => {});
    await endpoint.received;
    expect(await faultOf(model, REQUEST)).toMatchObject({ kind: "answer_timeout" });
    await first;
    expect(model.outage?.()).toBeUndefined();
    released.resolve();
  });
});
