import { describe, expect, it } from "vitest";
import { createBulkhead } from "../../../src/llm/resilience/bulkhead.ts";
import { withBulkhead } from "../../../src/llm/resilience/with-bulkhead.ts";
import { withDeadline } from "../../../src/llm/resilience/with-deadline.ts";
import { until } from "../../until.ts";
import { startedEndpoint } from "../endpoints.ts";
import { endpointModelAt, faultOf, openAiModelAt } from "../models.ts";
import { type Behaviour, SERVER_ERROR } from "../openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";

const REQUEST = requestFor("How many tries?", retrieved("Five tries."));
const ANSWER: Behaviour = { does: "answer", pieces: ["Five. [1]"] };

describe("the calls to a model", () => {
  it("run a few at a time, and the others wait for their turn", async () => {
    const released = Promise.withResolvers<void>();
    const endpoint = await startedEndpoint({ does: "wait", until: released.promise, next: ANSWER });
    const model = endpointModelAt(endpoint, { maxConcurrent: 3, maxWaiting: 100 });
    const answers = Array.from({ length: 20 }, () => generationOf(model, REQUEST));
    await until("three have come in", () => endpoint.requests.length === 3);
    released.resolve();
    expect((await Promise.all(answers)).map(({ text }) => text)).toEqual(Array(20).fill("Five. [1]"));
    expect(endpoint.mostAtOnce()).toBe(3);
  });

  it("are turned away where too many wait, and nothing is sent for them", async () => {
    const released = Promise.withResolvers<void>();
    const endpoint = await startedEndpoint({ does: "wait", until: released.promise, next: ANSWER });
    const model = endpointModelAt(endpoint, { maxConcurrent: 1, maxWaiting: 2 });
    const answers = Array.from({ length: 3 }, () => generationOf(model, REQUEST));
    expect(await faultOf(model, REQUEST)).toMatchObject({
      kind: "busy",
      message: "too many questions wait for it already",
      countsForBreaker: false,
    });
    released.resolve();
    await Promise.all(answers);
    expect(endpoint.requests).toHaveLength(3);
  });

  it("end at once where their caller gives up while they wait, and leave their place to others", async () => {
    const released = Promise.withResolvers<void>();
    const endpoint = await startedEndpoint({ does: "wait", until: released.promise, next: ANSWER });
    const model = endpointModelAt(endpoint, { maxConcurrent: 1, maxWaiting: 1 });
    const running = generationOf(model, REQUEST);
    await endpoint.received;
    const caller = new AbortController();
    const waiting = faultOf(model, { ...REQUEST, signal: caller.signal });
    caller.abort();
    expect(await waiting).toMatchObject({ kind: "cancelled" });
    const next = generationOf(model, REQUEST);
    released.resolve();
    expect((await running).text).toBe("Five. [1]");
    expect((await next).text).toBe("Five. [1]");
    expect(endpoint.requests).toHaveLength(2);
  });

  it("wait within the time of the whole answer", async () => {
    const endpoint = await startedEndpoint(ANSWER);
    const bulkhead = createBulkhead({ maxConcurrent: 1, maxWaiting: 1 });
    await bulkhead.enter();
    const model = withDeadline(withBulkhead(openAiModelAt(endpoint), bulkhead), 50);
    expect(await faultOf(model, REQUEST)).toMatchObject({
      kind: "answer_timeout",
      message: "no whole answer within 0.05 s",
      countsForBreaker: false,
    });
    expect(endpoint.requests).toEqual([]);
  });

  it("free their place when they fail", async () => {
    const endpoint = await startedEndpoint(SERVER_ERROR, SERVER_ERROR, SERVER_ERROR, ANSWER);
    const model = endpointModelAt(endpoint, { maxConcurrent: 1, maxWaiting: 0 });
    await faultOf(model, REQUEST);
    expect((await generationOf(model, REQUEST)).text).toBe("Five. [1]");
  });
});

describe("a bulkhead", () => {
  it("lets as many in at once as it may, also where all come in one moment and none may wait", async () => {
    const bulkhead = createBulkhead({ maxConcurrent: 8, maxWaiting: 0 });
    const entered = await Promise.allSettled(Array.from({ length: 10 }, () => bulkhead.enter()));
    expect(entered.filter(({ status }) => status === "fulfilled")).toHaveLength(8);
  });

  it("loses no turn, whoever leaves or gives up in whatever order", async () => {
    const bulkhead = createBulkhead({ maxConcurrent: 2, maxWaiting: 1000 });
    let inside = 0;
    let most = 0;
    const visits = Array.from({ length: 300 }, async (_, at) => {
      const signal = at % 3 === 0 ? AbortSignal.timeout(at % 7) : undefined;
      const leave = await bulkhead.enter(signal);
      most = Math.max(most, ++inside);
      for (let step = 0; step < at % 5; step++) await new Promise(setImmediate);
      inside--;
      leave();
    });
    const ended = await Promise.allSettled(visits);
    expect(most).toBe(2);
    expect(ended.filter((_, at) => at % 3 !== 0).every(({ status }) => status === "fulfilled")).toBe(true);
    await Promise.all([bulkhead.enter(), bulkhead.enter()]);
  });
});
