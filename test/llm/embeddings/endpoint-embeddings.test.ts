import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { EmbeddingModel } from "../../../src/core/embedding.ts";
import { createEndpointEmbeddings } from "../../../src/llm/embeddings/endpoint-embeddings.ts";
import type { LlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { EMBEDDING_MODEL, startedLlm } from "../../simulators/llm/clients.ts";

describe("an embedding model behind the simulated endpoint", () => {
  it("gives each text its vector, in their order", async () => {
    const { llm } = await startedLlm();
    const model = modelAt(llm);
    const [one, two] = await model.passages(["hard close", "soft close"]);
    expect(one).toHaveLength(1536);
    expect(await model.query("hard close")).toEqual(one);
    expect(await model.query("soft close")).toEqual(two);
  });

  it("tries passages again where the fault may pass, and a question not", async () => {
    const { llm } = await startedLlm({
      faults: { rules: [{ fault: "server_error", status: 503, times: 2 }] },
    });
    await expect(modelAt(llm).query("hard close")).rejects.toMatchObject({ kind: "server_error" });
    expect(await modelAt(llm).passages(["hard close"])).toHaveLength(1);
    expect(llm.calls()).toHaveLength(3);
  });

  it("does not try again what the endpoint does not accept", async () => {
    const { llm } = await startedLlm({ faults: { rules: [{ fault: "error", status: 401 }] } });
    await expect(modelAt(llm).passages(["hard close"])).rejects.toMatchObject({ kind: "unauthorized" });
    expect(llm.calls()).toHaveLength(1);
  });

  it("gives up on silence", async () => {
    const { llm } = await startedLlm({ faults: { rules: [{ fault: "hang" }] } });
    await expect(modelAt(llm).query("hard close")).rejects.toMatchObject({ kind: "answer_timeout" });
  });

  it("leaves the endpoint alone during an outage", async () => {
    const { llm } = await startedLlm({ faults: { rules: [{ fault: "server_error", status: 500 }] } });
    const model = modelAt(llm);
    for (let call = 0; call < 8; call += 1) await model.query("hard close").catch(() => {});
    expect(llm.calls()).toHaveLength(5);
    await expect(model.query("hard close")).rejects.toMatchObject({ kind: "circuit_open" });
  });

  it("cuts a text that the model could not read, at a whole character", async () => {
    const { llm } = await startedLlm();
    await modelAt(llm).passages(["😀".repeat(100_000), "", "short"]);
    const [cut = "", empty, short] = llm.calls()[0]?.input ?? [];
    expect(cut).toBe("😀".repeat(2_000));
    expect([empty, short]).toEqual([" ", "short"]);
  });
});

describe("an endpoint that sends nonsense", () => {
  const NONSENSE: [string, unknown][] = [
    ["no vectors", { data: [] }],
    ["a vector too few", { data: [{ index: 0, embedding: [1] }] }],
    [
      "vectors of several lengths",
      {
        data: [
          { index: 0, embedding: [1] },
          { index: 1, embedding: [1, 2] },
        ],
      },
    ],
    [
      "words",
      {
        data: [
          { index: 0, embedding: ["a"] },
          { index: 1, embedding: [1] },
        ],
      },
    ],
    ["something else", ["x"]],
  ];
  it.each(NONSENSE)("gives no vectors: %s", async (_, body) => {
    const server = createServer((__, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await expect(
      modelAt({ url: `http://127.0.0.1:${port}`, apiKey: "k" }).passages(["a", "b"]),
    ).rejects.toMatchObject({
      kind: "malformed",
    });
  });
});

function modelAt({ url, apiKey }: Pick<LlmSimulator, "url" | "apiKey">): EmbeddingModel {
  return createEndpointEmbeddings({
    baseURL: url,
    apiKey,
    model: EMBEDDING_MODEL,
    limits: { queryMs: 500, passagesMs: 20_000 },
    retry: { retries: 2, initialDelayMs: 1 },
  });
}
