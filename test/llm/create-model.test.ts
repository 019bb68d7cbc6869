import { afterEach, describe, expect, it } from "vitest";
import { readSettings } from "../../src/config/read-settings.ts";
import { createModel } from "../../src/llm/create-model.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import { type Endpoint, startEndpoint } from "./openai/endpoint.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

const request = requestFor("How many tries are there?", retrieved("There are five tries."));
let endpoint: Endpoint | undefined;

afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
});

describe("the model that the settings name", () => {
  it("is the offline one where no endpoint is set", async () => {
    expect(await createModel(readSettings({}))).toBe(extractiveModel);
  });

  it("is the endpoint's, asked with the key, where one is set", async () => {
    endpoint = await startEndpoint({ does: "answer", pieces: ["Five. [1]"] });
    const model = await createModel(settingsFor(endpoint));
    expect(model.name).toBe("claude-haiku-4.5");
    expect(await generationOf(model, request)).toMatchObject({
      text: "Five. [1]",
      model: "claude-haiku-4.5",
    });
    expect(endpoint.requests).toMatchObject([
      { authorization: "Bearer the-key", body: { model: "claude-haiku-4.5" } },
    ]);
  });

  it("has the offline one behind it, after the seconds that are set", async () => {
    endpoint = await startEndpoint({ does: "hang" });
    const generation = await generationOf(await createModel(settingsFor(endpoint)), request);
    expect(generation).toMatchObject({
      text: "There are five tries. [1]",
      degraded: "claude-haiku-4.5 did not answer (no whole answer within 1 s)",
    });
  });
});

function settingsFor({ baseURL }: Endpoint) {
  return readSettings({
    LITELLM_BASE_URL: baseURL,
    LITELLM_DEVELOPER_KEY: "the-key",
    LEDGER_MODEL: "claude-haiku-4.5",
    LLM_TIMEOUT_SECONDS: "1",
  });
}
