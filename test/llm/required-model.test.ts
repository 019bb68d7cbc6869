import { describe, expect, it } from "vitest";
import { requireModel } from "../../src/llm/required-model.ts";
import { startedEndpoint } from "./endpoints.ts";
import { endpointModelAt } from "./models.ts";
import { type Behaviour, BUDGET_EXCEEDED } from "./openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

const REQUEST = requestFor("How many tries?", retrieved("Five tries."));

async function modelThat(behaviour: Behaviour) {
  return requireModel(endpointModelAt(await startedEndpoint(behaviour)));
}

describe("a model that nothing stands in for", () => {
  it("answers as it would alone", async () => {
    const model = await modelThat({ does: "answer", pieces: ["Five. [1]"] });
    expect(await generationOf(model, REQUEST)).toMatchObject({ text: "Five. [1]", yielded: ["Five. [1]"] });
  });

  it("fails where its endpoint does, and says what to do about it", async () => {
    await expect(generationOf(await modelThat(BUDGET_EXCEEDED), REQUEST)).rejects.toMatchObject({
      code: "MODEL_UNAVAILABLE",
      exitCode: 4,
      message: expect.stringMatching(
        /^The model claude-sonnet-4\.5 did not answer: .+HTTP 429, budget_exceeded/,
      ),
      remedy: expect.stringContaining("LITELLM_BASE_URL"),
    });
  });

  it("ends without a complaint where its caller gives up", async () => {
    const request = { ...REQUEST, signal: AbortSignal.timeout(50) };
    await expect(generationOf(await modelThat({ does: "hang" }), request)).rejects.toMatchObject({
      kind: "cancelled",
    });
  });
});
