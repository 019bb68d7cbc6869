import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { recordAnswers } from "../../../src/evaluation/record/record-answers.ts";
import { folderOf } from "../../knowledge/write-folder.ts";
import { saying, startedLlm } from "../../simulators/llm/clients.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { CAKE, COAT, evaluatedJson, evaluating, evaluationFolder, ZEBRAS } from "../evaluating.ts";

afterAll(removeTemporaryFolders);

/** Questions with cassettes, recorded from an endpoint that is gone since. */
async function recorded(questions: readonly object[] = [COAT, CAKE], repeat = 1) {
  const { llm } = await startedLlm(saying("Zebras are striped in black and white. [1]"));
  const folder = await evaluationFolder(questions);
  const bundled = await folderOf({ "zebras.md": ZEBRAS });
  const { exitCode } = await recordAnswers({
    env: { LITELLM_BASE_URL: llm.url, LITELLM_DEVELOPER_KEY: llm.apiKey },
    files: [join(folder, "questions.jsonl")],
    bundled,
    folder: join(folder, "cassettes"),
    mode: "record-missing",
    force: true,
    repeat,
    concurrency: 2,
    json: true,
    signal: new AbortController().signal,
  });
  expect(exitCode).toBe(0);
  await llm.stop();
  return { folder, bundled };
}

describe("an evaluation of cassettes", () => {
  it("has the model's words, what they cost and how long they took, without a network", async () => {
    const { folder, bundled } = await recorded();
    const replay = () => evaluatedJson({ bundled, answers: "cassettes" }, folder);
    const { json, exitCode, output } = await replay();
    expect(json).toMatchObject({
      answers: "cassettes",
      questions: [
        { verdict: "pass", answer: "Zebras are striped in black and white. [1]" },
        { verdict: "pass", outcome: "refused" },
      ],
    });
    expect(json.metrics.cost).toBeGreaterThan(0);
    expect(json.metrics["latency-p50"]).not.toBeNull();
    expect(exitCode).toBe(0);
    expect((await replay()).output).toBe(output);
  });

  it("has a stale one where what is asked has changed, says what differs, and fails the run", async () => {
    const { folder } = await recorded();
    const bundled = await folderOf({ "zebras.md": `${ZEBRAS}\nTheir stripes are unique.\n` });
    const { json, exitCode } = await evaluatedJson({ bundled, answers: "cassettes" }, folder);
    expect(json.questions).toMatchObject([
      { verdict: "stale-cassette", because: expect.stringContaining("zebras.md#coat") },
      { verdict: "pass" },
    ]);
    expect(json.counts).toMatchObject({ stale: 1, failed: 0 });
    expect(json.faults).toEqual([expect.stringContaining("ledger record")]);
    expect(exitCode).toBe(1);
  });

  it("is refused for one that is damaged, before anything is asked", async () => {
    const { folder, bundled } = await recorded();
    const path = join(folder, "cassettes", "coat.jsonl");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.slice(0, -20));
    await expect(evaluating({ bundled, answers: "cassettes" }, folder)).rejects.toMatchObject({
      code: "CASSETTE_INVALID",
      exitCode: 3,
    });
    expect(await readFile(path, "utf8")).toBe(text.slice(0, -20));
  });

  it("is refused where there is no folder of them", async () => {
    const folder = await evaluationFolder([COAT]);
    await expect(evaluating({ answers: "cassettes" }, folder)).rejects.toMatchObject({
      code: "CASSETTE_INVALID",
      exitCode: 3,
      message: expect.stringMatching(/^There is no folder .*cassettes/),
    });
  });

  it("passes again and again where each recorded sample does", async () => {
    const { folder, bundled } = await recorded([COAT], 3);
    const { json } = await evaluatedJson({ bundled, answers: "cassettes", repeat: 3 }, folder);
    expect(json.metrics["pass^k"]).toBe(1);
    const more = await evaluatedJson({ bundled, answers: "cassettes", repeat: 4 }, folder);
    expect(more.json.counts).toMatchObject({ passed: 3, stale: 1 });
  });
});
