import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { page, webServer } from "../knowledge/sources/web-server.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { EMBEDDING_MODEL, saying, startedLlm } from "../simulators/llm/clients.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { CAKE, COAT, evaluatedJson, evaluating, evaluationFolder, ZEBRAS } from "./evaluating.ts";

afterAll(removeTemporaryFolders);

describe("an evaluation", () => {
  it("lets the answer path answer each question, and judges what it found, cited and refused", async () => {
    const { json, exitCode } = await evaluatedJson();
    expect(json).toMatchObject({
      model: "extractive",
      knowledge: { documents: 1, passages: 1 },
      questions: [
        {
          ...COAT,
          outcome: "answered",
          model: "extractive",
          costUsd: 0,
          ranking: ["zebras.md#coat"],
          cited: ["zebras.md#coat"],
          verdict: "pass",
        },
        { ...CAKE, outcome: "refused", model: "none", costUsd: 0, cited: [], verdict: "pass" },
      ],
      metrics: { pass: 1, "recall@1": 1, "citation-recall": 1, "false-answers": 0 },
    });
    expect(exitCode).toBe(0);
  });

  it("gives the same bytes for the same questions, knowledge and seed, however many are asked at once", async () => {
    const folder = await evaluationFolder([COAT, CAKE, { ...COAT, id: "again", tags: ["twice"] }]);
    const bundled = await folderOf({ "zebras.md": ZEBRAS });
    const runs = [1, 2, 7].map((concurrency) => evaluating({ concurrency, bundled }, folder));
    const [first, ...others] = (await Promise.all(runs)).map(({ output }) => output);
    expect(others).toEqual([first, first]);
  });

  it("looks at ten passages, more than an answer is given", async () => {
    const documents = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `z${10 + at}.md`,
        `# Zebra ${10 + at}\n\nZebras are striped.\n`,
      ]),
    );
    const { json } = await evaluatedJson({ documents, questions: [{ ...COAT, gold: ["z10.md#zebra-10"] }] });
    expect(json.questions[0].ranking).toHaveLength(10);
  });

  it("says of a question that is no question that it was not searched for", async () => {
    const { json } = await evaluatedJson({ questions: [{ ...COAT, question: "???" }] });
    expect(json.questions[0]).toMatchObject({ outcome: "refused", ranking: null });
  });

  it("has the earlier turns of a conversation before the question", async () => {
    const thread = [
      { speaker: "asker", text: "What are zebras?" },
      { speaker: "ledger", text: "Zebras are striped in black and white." },
    ];
    const documents = { "zebras.md": ZEBRAS, "lions.md": "# Lions\n\n## Coat\n\nLions are yellow.\n" };
    const question = { id: "lions", question: "and lions?", gold: ["lions.md#coat"] };
    const { json } = await evaluatedJson({ documents, questions: [{ ...question, thread }] });
    expect(json.questions[0]).toMatchObject({ verdict: "pass", cited: ["lions.md#coat"] });
  });

  it("has a poisoned document in the knowledge of its own question only", async () => {
    const inject = [{ path: "quaggas.md", text: "# Quaggas\n\nQuaggas are striped too." }];
    const quaggas = { question: "What are quaggas?", gold: [] };
    const { json } = await evaluatedJson({
      questions: [
        { id: "with", ...quaggas, inject },
        { id: "without", ...quaggas },
      ],
    });
    expect(json.questions).toMatchObject([
      { outcome: "answered", cited: ["quaggas.md#quaggas"] },
      { outcome: "refused" },
    ]);
  });

  it("refuses gold that the knowledge does not have, with its line", async () => {
    const questions = [COAT, { ...CAKE, gold: ["zebras.md#legs"] }];
    await expect(evaluating({ questions })).rejects.toMatchObject({
      code: "QUESTIONS_INVALID",
      exitCode: 3,
      message: expect.stringMatching(/:2 "cake" has the gold "zebras\.md#legs", which is not in \//),
      remedy: expect.stringContaining("--knowledge"),
    });
  });

  it("warns of gold that is a mere heading, which is never found", async () => {
    const questions = [{ ...COAT, gold: ["zebras.md#coat", "zebras.md#zebras"] }];
    const { json, warnings } = await evaluatedJson({ questions });
    expect(warnings).toEqual([expect.stringMatching(/:1 the gold "zebras\.md#zebras" is a heading without/)]);
    expect(json.questions[0].verdict).toBe("pass");
  });

  it("warns of a document that is not used as it is", async () => {
    const { warnings } = await evaluating({
      documents: { "zebras.md": ZEBRAS, "odd.md": "---\ntitle: [\n---\n# Odd\n\nText.\n" },
    });
    expect(warnings).toEqual([expect.stringMatching(/^odd\.md has front matter that does not parse/)]);
  });

  it("says where one's own questions are asked of the knowledge that comes with Ledger", async () => {
    const bundled = join(await folderOf({ "knowledge/zebras.md": ZEBRAS }), "knowledge");
    const { warnings } = await evaluating({ bundled });
    expect(warnings).toEqual([expect.stringContaining("--knowledge names another")]);
    expect(await evaluating({ knowledge: bundled })).toMatchObject({ warnings: [] });
  });

  it("is of the sources that a file declares, as the bot would answer from them", async () => {
    const web = await webServer({ "/lions": page("<main><h1>Lions</h1><p>Lions are yellow.</p></main>") });
    const docs = await folderOf({ "zebras.md": ZEBRAS });
    const folder = await folderOf({
      "knowledge.yaml": `sources:\n  - {name: docs, folder: ${docs}}\n  - {name: site, http: ["${web.url}/lions"]}\n`,
    });
    const KNOWLEDGE_FILE = join(folder, "knowledge.yaml");
    const env = { KNOWLEDGE_FILE, KNOWLEDGE_DATA_DIR: join(folder, "kept") };
    const questions = [
      { ...COAT, gold: ["docs/zebras.md#coat"] },
      { id: "lions", question: "What are lions?", gold: ["site/lions.md#lions"] },
    ];
    for (const given of [
      { env },
      { env: { ...env, KNOWLEDGE_FILE: undefined }, knowledge: KNOWLEDGE_FILE },
    ]) {
      const { json } = await evaluatedJson({ questions, ...given });
      expect(json).toMatchObject({ knowledge: { documents: 2 }, metrics: { "recall@1": 1 } });
    }
    // What was fetched is kept, as by every other command.
    expect(web.requests).toHaveLength(1);
    await expect(evaluating({ questions: [COAT], env })).rejects.toMatchObject({
      code: "QUESTIONS_INVALID",
      message: expect.stringContaining('"coat" has the gold "zebras.md#coat", which is not in'),
    });
  });
});

describe("an evaluation of a model", () => {
  const envOf = ({ url, apiKey }: { readonly url: string; readonly apiKey: string }) => ({
    LITELLM_BASE_URL: url,
    LITELLM_DEVELOPER_KEY: apiKey,
  });
  const STRIPED = "Zebras are striped in black and white. [1]";

  it("asks no endpoint that is set, unless that is wanted", async () => {
    const { llm } = await startedLlm(saying(STRIPED));
    const { json } = await evaluatedJson({ questions: [COAT], env: envOf(llm) });
    expect(json).toMatchObject({ model: "extractive", answers: "offline" });
    expect(llm.calls()).toEqual([]);
  });

  it("reads no settings of an endpoint that it does not ask", async () => {
    const env = { LITELLM_DEVELOPER_KEY: "half-a-pair" };
    expect(await evaluating({ questions: [COAT], env })).toMatchObject({ exitCode: 0 });
  });

  it("is refused where an endpoint is wanted and none is set", async () => {
    await expect(evaluating({ questions: [COAT], answers: "live" })).rejects.toMatchObject({
      code: "SETTINGS_INVALID",
      exitCode: 3,
      message: expect.stringContaining("LITELLM_BASE_URL"),
    });
  });

  it("asks the endpoint where that is wanted", async () => {
    const { llm } = await startedLlm(saying(STRIPED));
    const { json } = await evaluatedJson({ questions: [COAT], env: envOf(llm), answers: "live" });
    expect(json).toMatchObject({ answers: "live", questions: [{ verdict: "pass", answer: STRIPED }] });
    expect(json.prompt).toMatch(/^[0-9a-f]{12}$/);
    expect(llm.calls()).toHaveLength(1);
  });

  it("does not measure the offline model in the place of one that does not answer", async () => {
    const env = envOf({ url: "http://127.0.0.1:1/v1", apiKey: "a-key" });
    const { json, exitCode } = await evaluatedJson({ questions: [COAT], env, answers: "live" });
    expect(json).toMatchObject({ questions: [{ verdict: "infrastructure" }], counts: { infrastructure: 1 } });
    expect(json.metrics.pass).toBeNull();
    expect(exitCode).toBe(4);
  });

  it("ends as if a service were down also where some questions need no model", async () => {
    const env = envOf({ url: "http://127.0.0.1:1/v1", apiKey: "a-key" });
    const { exitCode } = await evaluating({ questions: [COAT, CAKE], env, answers: "live" });
    expect(exitCode).toBe(4);
  });

  it("measures the search with the vectors of all passages and of each question", async () => {
    const { llm } = await startedLlm(saying(STRIPED));
    const { json } = await evaluatedJson({
      documents: { "zebras.md": ZEBRAS, "rent.md": "# Rent\n\nPayable monthly.\n" },
      questions: [COAT],
      env: { ...envOf(llm), LEDGER_EMBEDDING_MODEL: EMBEDDING_MODEL },
      answers: "live",
    });
    // Every passage has some place by its vector, and only one has a word of the question.
    expect(json.questions).toMatchObject([{ ranking: ["zebras.md#coat", "rent.md#rent"], verdict: "pass" }]);
  });

  it("does not measure the search by words in the place of one by meaning", async () => {
    const { llm } = await startedLlm({
      ...saying(STRIPED),
      faults: { rules: [{ fault: "error", status: 401, route: "embeddings" }] },
    });
    const env = { ...envOf(llm), LEDGER_EMBEDDING_MODEL: EMBEDDING_MODEL };
    const { json } = await evaluatedJson({ questions: [COAT], env, answers: "live" });
    expect(json.questions).toMatchObject([
      { verdict: "infrastructure", because: expect.stringContaining(EMBEDDING_MODEL) },
    ]);
  });
});

describe("the questions of an evaluation", () => {
  it("are chosen by their ids and tags", async () => {
    const questions = [COAT, { ...CAKE, tags: ["hard"] }];
    const ids = async (given: object) =>
      (await evaluatedJson({ questions, ...given })).json.questions.map(({ id }: { id: string }) => id);
    expect(await ids({ only: ["co*"] })).toEqual(["coat"]);
    expect(await ids({ tags: ["hard"] })).toEqual(["cake"]);
    expect(await ids({ tags: ["!hard"] })).toEqual(["coat"]);
  });

  it("are a fault where none is chosen", async () => {
    await expect(evaluating({ only: ["coats"] })).rejects.toMatchObject({
      code: "QUESTIONS_INVALID",
      message: expect.stringContaining('near: "coat"'),
    });
  });

  it("may stand in files of several forms", async () => {
    const folder = await evaluationFolder([COAT]);
    await writeFile(
      join(folder, "more.yaml"),
      "tests:\n  - description: stripes\n    vars: {question: What are zebras?}\n    assert: [{type: icontains, value: striped}]\n",
    );
    await writeFile(join(folder, "table.csv"), "question,__expected\nWhat are zebras?,icontains:striped\n");
    const files = ["questions.jsonl", "more.yaml", "table.csv"].map((name) => join(folder, name));
    const { json, exitCode } = await evaluatedJson({ files }, folder);
    expect(json.counts).toMatchObject({ cases: 3, passed: 3 });
    expect(json.byFile).toHaveLength(3);
    expect(exitCode).toBe(0);
  });
});
