import { afterEach, describe, expect, it } from "vitest";
import { createOpenAiModel } from "../../src/llm/openai/openai-model.ts";
import { requireModel } from "../../src/llm/required-model.ts";
import { type Behaviour, BUDGET_EXCEEDED, type Endpoint, startEndpoint } from "./openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

let endpoint: Endpoint | undefined;

afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
});

describe("a model that nothing stands in for", () => {
  it("answers as it would alone", async () => {
    expect(await answeredBy({ does: "answer", pieces: ["Five. [1]"] })).toMatchObject({
      text: "Five. [1]",
      yielded: ["Five. [1]"],
    });
  });

  it("fails where its endpoint does, and says what to do about it", async () => {
    await expect(answeredBy(BUDGET_EXCEEDED)).rejects.toMatchObject({
      code: "MODEL_UNAVAILABLE",
      exitCode: 4,
      message: expect.stringMatching(
        /^The model claude-sonnet-4\.5 did not answer: HTTP 429, budget_exceeded/,
      ),
      remedy: expect.stringContaining("LITELLM_BASE_URL"),
    });
  });
});

async function answeredBy(behaviour: Behaviour) {
  endpoint = await startEndpoint(behaviour);
  const { baseURL } = endpoint;
  const model = createOpenAiModel({ baseURL, apiKey: "key", model: "claude-sonnet-4.5", timeoutMs: 20_000 });
  return generationOf(requireModel(model), requestFor("How many tries?", retrieved("Five tries.")));
}
