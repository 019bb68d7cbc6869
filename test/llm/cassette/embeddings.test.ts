import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, it } from "vitest";
import { embeddingsPath } from "../../../src/llm/cassette/cassette-path.ts";
import { type Cassettes, openCassettes } from "../../../src/llm/cassette/cassettes.ts";
import { createEndpointEmbeddings } from "../../../src/llm/embeddings/endpoint-embeddings.ts";
import { startedLlm } from "../../simulators/llm/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const PASSAGES = ["Zebras are striped.", "Lions roar at night.", "Write to jane.roe@mail.example.org."];
const QUERY = "What is striped?";

function embeddingsOn({ fetch }: Cassettes, baseURL = "http://cassettes.invalid/v1", apiKey = "no-key") {
  return createEndpointEmbeddings({ baseURL, apiKey, model: "text-embedding-3-small", fetch });
}

describe("vectors", () => {
  it("are the same from the cassette that all cases share, to the last bit", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm();
    const recording = openCassettes({ folder, mode: "record-missing", env: {} });
    const live = embeddingsOn(recording, llm.url, llm.apiKey);
    const passages = await live.passages(PASSAGES);
    const query = (await recording.during({ caseId: "a" }, () => live.query(QUERY))).value;
    await recording.close();
    await llm.stop();
    const file = await readFile(embeddingsPath(folder), "utf8");
    expect(file.split("\n")).toHaveLength(4);
    expect(file).not.toMatch(/jane\.roe|striped/);
    expect(recording.outside()).toMatchObject({ recorded: 1 });
    expect(recording.outside().costUsd).toBeGreaterThan(0);

    const replaying = openCassettes({ folder });
    const embeddings = embeddingsOn(replaying);
    expect(await embeddings.passages(PASSAGES)).toEqual(passages);
    // Whichever case asks, for whichever sample of it, and however many of them at once.
    const asked = ["b", "c"].map((caseId) =>
      replaying.during({ caseId, sample: 2 }, () => embeddings.query(QUERY)),
    );
    for (const { value, tape } of await Promise.all(asked)) {
      expect(value).toEqual(query);
      expect(tape).toMatchObject({ replayed: 1, misses: [] });
    }
    await replaying.close();
  });

  it("that are not there are a miss of the case, and not asked for again", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm();
    const recording = openCassettes({ folder, mode: "record-missing", env: {} });
    await embeddingsOn(recording, llm.url, llm.apiKey).passages(PASSAGES);
    await recording.close();
    const replaying = openCassettes({ folder });
    const embeddings = embeddingsOn(replaying);
    await expect(replaying.during({ caseId: "a" }, () => embeddings.query(QUERY))).rejects.toMatchObject({
      code: "CASSETTE_MISS",
      message: expect.stringContaining('no recording of an embedding request of "a": the nearest is line 2'),
    });
    await expect(embeddings.passages([...PASSAGES, "More."])).rejects.toThrow();
    expect(replaying.outside().misses).toMatchObject([
      { message: expect.stringContaining("passages (4: was nothing, is") },
    ]);
    await replaying.close();
  });
});
