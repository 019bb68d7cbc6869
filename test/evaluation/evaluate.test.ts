import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type EvaluationOptions, evaluate } from "../../src/evaluation/evaluate.ts";
import { page, webServer } from "../knowledge/sources/web-server.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { EMBEDDING_MODEL, saying, startedLlm } from "../simulators/llm/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const ZEBRAS = "# Zebras\n\n## Coat\n\nZebras are striped in black and white.\n";

interface Given {
  readonly files?: Record<string, string>;
  readonly questions: readonly object[];
  readonly options?: Partial<EvaluationOptions>;
}

async function evaluating({ files = { "zebras.md": ZEBRAS }, questions, options }: Given) {
  const file = join(await temporaryFolder(), "questions.jsonl");
  await writeFile(file, questions.map((question) => JSON.stringify(question)).join("\n"));
  return evaluate({ env: {}, file, bundled: await folderOf(files), ...options });
}

const COAT = { id: "coat", question: "What are zebras?", gold: ["zebras.md#coat"] };
const CAKE = { id: "cake", question: "How do I bake a cake?", gold: [] };

describe("an evaluation", () => {
  it("lets the answer path answer each question, and judges what it found, cited and refused", async () => {
    const { questions, metrics, model, knowledge } = await evaluating({ questions: [COAT, CAKE] });
    expect(questions).toEqual([
      {
        ...COAT,
        outcome: "answered",
        model: "extractive",
        costUsd: 0,
        ranking: ["zebras.md#coat"],
        cited: ["zebras.md#coat"],
        verdict: "pass",
      },
      { ...CAKE, outcome: "refused", model: "none", costUsd: 0, ranking: [], cited: [], verdict: "pass" },
    ]);
    expect(metrics).toMatchObject({ "recall@1": 1, "citation-recall": 1, "false-answers": 0, passed: 1 });
    expect({ model, knowledge }).toMatchObject({
      model: "extractive",
      knowledge: { documents: 1, passages: 1 },
    });
  });

  it("looks at ten passages, more than an answer is given", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `z${10 + at}.md`,
        `# Zebra ${10 + at}\n\nZebras are striped.\n`,
      ]),
    );
    const { questions } = await evaluating({ files, questions: [{ ...COAT, gold: ["z10.md#zebra-10"] }] });
    expect(questions[0]?.ranking).toHaveLength(10);
  });

  it("says of a question that is no question that it was not searched for", async () => {
    const { questions } = await evaluating({ questions: [{ ...COAT, question: "???" }] });
    expect(questions[0]).toMatchObject({ outcome: "refused", verdict: "wrong-refusal" });
    expect(questions[0]).not.toHaveProperty("ranking");
  });

  it("is told of while it goes on", async () => {
    const told: string[] = [];
    const onAnswered = (answered: number, of: number) => void told.push(`${answered}/${of}`);
    await evaluating({ questions: [COAT, CAKE], options: { onAnswered } });
    expect(told).toEqual(["1/2", "2/2"]);
  });

  it("refuses gold that the knowledge does not have, with its line", async () => {
    const questions = [COAT, { ...CAKE, gold: ["zebras.md#legs"] }];
    await expect(evaluating({ questions })).rejects.toMatchObject({
      code: "QUESTIONS_INVALID",
      exitCode: 3,
      message: expect.stringMatching(/line 2: "cake" has the gold "zebras\.md#legs", which is not in \//),
      remedy: expect.stringContaining("--knowledge"),
    });
  });

  it("warns of gold that is a mere heading, which is never found", async () => {
    const warnings: string[] = [];
    const { questions } = await evaluating({
      questions: [{ ...COAT, gold: ["zebras.md#coat", "zebras.md#zebras"] }],
      options: { onWarning: (warning) => void warnings.push(warning) },
    });
    expect(warnings).toEqual([
      expect.stringMatching(/line 1: "coat" .*"zebras\.md#zebras", a heading without/),
    ]);
    expect(questions[0]?.verdict).toBe("pass");
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
    for (const options of [
      { env },
      { env: { ...env, KNOWLEDGE_FILE: undefined }, knowledge: KNOWLEDGE_FILE },
    ]) {
      const { metrics, knowledge } = await evaluating({ questions, options });
      expect(knowledge).toMatchObject({ documents: 2 });
      expect(metrics).toMatchObject({ "recall@1": 1 });
    }
    // What was fetched is kept, as by every other command.
    expect(web.requests).toHaveLength(1);
    await expect(evaluating({ questions: [COAT], options: { env } })).rejects.toMatchObject({
      code: "QUESTIONS_INVALID",
      message: expect.stringContaining('"coat" has the gold "zebras.md#coat", which is not in'),
    });
  });

  it("warns of a document that is not used as it is", async () => {
    const warnings: string[] = [];
    await evaluating({
      files: { "zebras.md": ZEBRAS, "odd.md": "---\ntitle: [\n---\n# Odd\n\nText.\n" },
      questions: [COAT],
      options: { onWarning: (warning) => void warnings.push(warning) },
    });
    expect(warnings).toEqual([expect.stringMatching(/^odd\.md has front matter that does not parse/)]);
  });

  it("does not measure the offline model in the place of one that does not answer", async () => {
    const env = { LITELLM_BASE_URL: "http://127.0.0.1:1/v1", LITELLM_DEVELOPER_KEY: "a-key" };
    await expect(evaluating({ questions: [COAT], options: { env } })).rejects.toMatchObject({
      code: "MODEL_UNAVAILABLE",
      remedy: expect.stringContaining("unset both"),
    });
  });
});

describe("an evaluation with an embedding model", () => {
  const envOf = ({ url, apiKey }: { readonly url: string; readonly apiKey: string }) => ({
    LITELLM_BASE_URL: url,
    LITELLM_DEVELOPER_KEY: apiKey,
    LEDGER_EMBEDDING_MODEL: EMBEDDING_MODEL,
  });

  it("measures the search with the vectors of all passages and of each question", async () => {
    const { llm } = await startedLlm(saying("Zebras are striped in black and white. [1]"));
    const { questions } = await evaluating({
      files: { "zebras.md": ZEBRAS, "rent.md": "# Rent\n\nPayable monthly.\n" },
      questions: [COAT],
      options: { env: envOf(llm) },
    });
    // Every passage has some place by its vector, and only one has a word of the question.
    expect(questions).toMatchObject([{ ranking: ["zebras.md#coat", "rent.md#rent"], verdict: "pass" }]);
    expect(llm.calls().flatMap(({ input = [] }) => input)).toEqual([
      "Rent\n\nPayable monthly.",
      "Zebras > Coat\n\nZebras are striped in black and white.",
      COAT.question,
    ]);
  });

  it("ends early where it would measure the search by words in its place", async () => {
    const { llm } = await startedLlm({
      ...saying("Zebras are striped in black and white. [1]"),
      faults: { rules: [{ fault: "error", status: 401, route: "embeddings" }] },
    });
    await expect(evaluating({ questions: [COAT], options: { env: envOf(llm) } })).rejects.toMatchObject({
      code: "MODEL_UNAVAILABLE",
      message: expect.stringContaining(EMBEDDING_MODEL),
    });
  });
});
