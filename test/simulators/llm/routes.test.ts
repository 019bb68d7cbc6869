import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { startLlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { apiErrorOf, ask, openAi, rawRequest, startedLlm } from "./clients.ts";

describe("the models", () => {
  it("are listed as LiteLLM does, and can be asked for one by one", async () => {
    const { llm } = await startedLlm({ models: [{ id: "a" }, { id: "team/b" }] });
    const client = openAi(llm);
    const { data } = await client.models.list();
    expect(data.map(({ id, object, owned_by }) => [id, object, owned_by])).toEqual([
      ["a", "model", "openai"],
      ["team/b", "model", "openai"],
    ]);
    expect((await client.models.retrieve("team/b")).id).toBe("team/b");
    expect(await apiErrorOf(client.models.retrieve("c").then())).toMatchObject({
      status: 404,
      code: "model_not_found",
      param: "model",
    });
  });
});

describe("health", () => {
  it.each(["/health/liveliness", "/health/liveness"])("answers without a key: %s", async (path) => {
    const { llm } = await startedLlm();
    expect(await rawRequest(llm, path, { headers: { authorization: "" } })).toMatchObject({
      status: 200,
      text: JSON.stringify("I'm alive!"),
    });
  });
});

describe("a request that is not let in", () => {
  it("is a 401 with LiteLLM's words, for a key that is wrong and for none", async () => {
    const { llm } = await startedLlm();
    expect(await apiErrorOf(ask(openAi(llm, "sk-wrong-key-1234"), "?"))).toMatchObject({
      status: 401,
      type: "token_not_found_in_db",
      param: "key",
      code: "401",
      message: expect.stringContaining("sk-...1234"),
    });
    const none = await rawRequest(llm, "/v1/models", { headers: { authorization: "" } });
    expect({ status: none.status, ...JSON.parse(none.text) }).toMatchObject({
      status: 401,
      error: { type: "auth_error", code: "401" },
    });
  });

  it("is let in with any of the keys, also in LiteLLM's own header", async () => {
    const { llm } = await startedLlm({ keys: ["sk-one", "sk-two"] });
    expect(llm.apiKey).toBe("sk-one");
    await expect(ask(openAi(llm, "sk-two"), "?")).resolves.toBeTruthy();
    const { status } = await rawRequest(llm, "/v1/models", {
      headers: { authorization: "", "x-litellm-api-key": "Bearer sk-two" },
    });
    expect(status).toBe(200);
  });
});

describe("a request that is for nothing", () => {
  it("is a 404 or a 405 in the form of all errors", async () => {
    const { llm } = await startedLlm();
    const unknown = await rawRequest(llm, "/v1/completely/else");
    expect({ status: unknown.status, ...JSON.parse(unknown.text) }).toMatchObject({
      status: 404,
      error: { code: "unknown_url", type: "invalid_request_error" },
    });
    const wrong = await rawRequest(llm, "/v1/chat/completions");
    expect({ status: wrong.status, allow: wrong.headers.get("allow") }).toEqual({
      status: 405,
      allow: "POST",
    });
    expect(JSON.parse(wrong.text).error.code).toBe("method_not_supported");
  });

  it("can leave /v1 out, as with LiteLLM", async () => {
    const { llm } = await startedLlm();
    expect((await rawRequest(llm, "/models")).status).toBe(200);
  });

  it("is a 413 where the body is larger than any prompt", async () => {
    const { llm } = await startedLlm();
    const { status, text: body } = await rawRequest(llm, "/v1/chat/completions", {
      method: "POST",
      body: "x".repeat(17 * 1024 * 1024),
    });
    expect({ status, code: JSON.parse(body).error.code }).toEqual({ status: 413, code: "413" });
  });

  it("is a 400 in the form of all errors where it is no HTTP", async () => {
    const { llm } = await startedLlm();
    const socket = connect(Number(new URL(llm.url).port), "127.0.0.1");
    socket.write("what is this\r\n\r\n");
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "").error.code).toBe("400");
    expect((await rawRequest(llm, "/health/liveliness")).status).toBe(200);
  });
});

describe("the endpoint", () => {
  it("listens on 127.0.0.1 only, and says so where its port is taken", async () => {
    const { llm } = await startedLlm();
    expect(llm.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    const second = startLlmSimulator({ port: Number(new URL(llm.url).port) });
    await expect(second).rejects.toMatchObject({
      code: "PORT_IN_USE",
      message: expect.stringContaining("The simulated model endpoint"),
    });
  });

  it("stops amidst answers that hang", async () => {
    const llm = await startLlmSimulator({ faults: { rules: [{ fault: "hang" }] } });
    const asked = ask(openAi(llm), "?").catch((fault: unknown) => fault);
    while (llm.inFlight() === 0) await new Promise(setImmediate);
    await llm.stop();
    expect(await asked).toBeInstanceOf(Error);
  });
});
