import { afterEach, describe, expect, it } from "vitest";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import { createOpenAiModel } from "../../src/llm/openai/openai-model.ts";
import { withFallback } from "../../src/llm/with-fallback.ts";
import {
  type Behaviour,
  BUDGET_EXCEEDED,
  type Endpoint,
  SERVER_ERROR,
  startEndpoint,
} from "./openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

const request = requestFor("How many tries are there?", retrieved("There are five tries."));
const endpoints: Endpoint[] = [];

afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.stop();
});

describe("a model with the offline one behind it", () => {
  it("answers itself while it can, without a word on degradation", async () => {
    const generation = await answeredBy({ does: "answer", pieces: ["Five. [1]"] });
    expect(generation).toMatchObject({ text: "Five. [1]", model: "claude-sonnet-4.5" });
    expect(generation).not.toHaveProperty("degraded");
  });

  it("is believed when it says that the passages do not answer", async () => {
    const generation = await answeredBy({ does: "answer", pieces: ["INSUFFICIENT"] });
    expect(generation).toMatchObject({ text: undefined, model: "claude-sonnet-4.5" });
  });

  const faults: [string, Behaviour, RegExp][] = [
    ["fails", SERVER_ERROR, /500/],
    ["has no budget left", BUDGET_EXCEEDED, /budget_exceeded/],
    ["hangs", { does: "hang" }, /no whole answer within 0.3 s/],
    ["stalls", { does: "stall", pieces: ["There"] }, /no whole answer within 0.3 s/],
    ["breaks off", { does: "cut", pieces: ["There"], how: "broken" }, /./],
    ["ends too early", { does: "cut", pieces: ["There"], how: "closed" }, /ended before it was whole/],
    ["answers nothing", { does: "answer", pieces: [] }, /empty answer/],
  ];
  it.each(faults)("quotes the passages when the endpoint %s, and says why", async (_, behaviour, reason) => {
    const generation = await answeredBy(behaviour);
    expect(generation).toMatchObject({ text: "There are five tries. [1]", model: "extractive" });
    expect(generation.degraded).toMatch(/^claude-sonnet-4\.5 did not answer \(.+\)$/);
    expect(generation.degraded).toMatch(reason);
    expect(generation.yielded.at(-1)).toBe(generation.text);
  });

  it("says so too when the offline model finds nothing", async () => {
    const endpoint = await startedEndpoint(SERVER_ERROR);
    const generation = await generationOf(modelAt(endpoint), requestFor("How many tries?"));
    expect(generation).toMatchObject({ text: undefined, degraded: expect.stringContaining("500") });
  });
});

async function answeredBy(behaviour: Behaviour) {
  return generationOf(modelAt(await startedEndpoint(behaviour)), request);
}

async function startedEndpoint(behaviour: Behaviour): Promise<Endpoint> {
  const endpoint = await startEndpoint(behaviour);
  endpoints.push(endpoint);
  return endpoint;
}

function modelAt({ baseURL }: Endpoint) {
  const model = createOpenAiModel({ baseURL, apiKey: "key", model: "claude-sonnet-4.5", timeoutMs: 300 });
  return withFallback(model, extractiveModel);
}
