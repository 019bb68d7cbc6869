import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Environment } from "../../../src/config/environment.ts";
import { createEventBus } from "../../../src/core/events.ts";
import { type RecordOptions, recordAnswers } from "../../../src/evaluation/record/record-answers.ts";
import { runPrune } from "../../../src/evaluation/record/run-prune.ts";
import { openAskedCases } from "../../../src/evaluation/run/open-asked-cases.ts";
import { openAsking } from "../../../src/evaluation/run/open-asking.ts";
import { openAskedKnowledge } from "../../../src/evaluation/run/open-knowledge.ts";
import { runSettings } from "../../../src/evaluation/run/run-settings.ts";
import type { Asked } from "../../../src/evaluation/through/asked.ts";
import { type LlmSimulatorOptions, startLlmSimulator } from "../../../src/simulators/llm/simulator.ts";
import { folderOf } from "../../knowledge/write-folder.ts";
import { saying, startedLlm } from "../../simulators/llm/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

afterAll(removeTemporaryFolders);

const KNOWLEDGE = {
  "zebras.md": "# Zebras\n\nZebras are striped. Ask keeper@mail.example.org about them.\n",
  "lions.md": "# Lions\n\nLions roar at night and sleep in the day.\n",
};
const QUESTIONS = [
  { id: "striped", question: "What are zebras?", gold: ["zebras.md#zebras"] },
  { id: "roar", question: "When do lions roar?", gold: ["lions.md#lions"] },
  { id: "thanks", question: "Thank you!", gold: [] },
];

async function prepared(
  llm: LlmSimulatorOptions = saying("Zebras are striped. [1]"),
  questions: readonly object[] = QUESTIONS,
) {
  const started = await startedLlm(llm);
  const file = join(await temporaryFolder(), "questions.jsonl");
  await writeFile(file, questions.map((question) => JSON.stringify(question)).join("\n"));
  const options: RecordOptions = {
    env: { LITELLM_BASE_URL: started.llm.url, LITELLM_DEVELOPER_KEY: started.llm.apiKey },
    files: [file],
    knowledge: await folderOf(KNOWLEDGE),
    bundled: "",
    folder: join(await temporaryFolder(), "cassettes"),
    mode: "record-missing",
    force: false,
    repeat: 1,
    concurrency: 2,
    json: true,
    signal: new AbortController().signal,
  };
  return { ...started, options };
}

async function recordedBy(options: RecordOptions) {
  const { output, exitCode } = await recordAnswers(options);
  return { exitCode, summary: JSON.parse(output) };
}

describe("ledger record", () => {
  it("records each question that asks a model, with its cost and what was masked, and nothing a second time", async () => {
    const { llm, options } = await prepared();
    const first = await recordedBy(options);
    expect(first).toMatchObject({
      exitCode: 0,
      summary: { questions: 3, recorded: 2, replayed: 0, failed: 0, redacted: {} },
    });
    expect(first.summary.costUsd).toBeGreaterThan(0);
    expect(first.summary.cases.map(({ id, recorded }: Recorded) => [id, recorded])).toEqual([
      ["striped", 1],
      ["roar", 1],
      ["thanks", 0],
    ]);
    expect((await readdir(options.folder)).sort()).toEqual(["roar.jsonl", "striped.jsonl"]);
    const files = await contentOf(options.folder);
    expect(files).not.toContain("keeper@");

    const second = await recordedBy(options);
    expect(second).toMatchObject({ exitCode: 0, summary: { recorded: 0, replayed: 2, costUsd: 0 } });
    expect(llm.calls()).toHaveLength(2);
    expect(await contentOf(options.folder)).toBe(files);

    const third = await recordedBy({ ...options, mode: "refresh", repeat: 2 });
    expect(third).toMatchObject({ summary: { recorded: 4, replayed: 0 } });
    expect((await readFile(join(options.folder, "roar.jsonl"), "utf8")).split("\n")).toHaveLength(4);
  });

  it("tells a person the same in a few lines", async () => {
    const { options } = await prepared();
    const { output } = await recordAnswers({ ...options, json: false });
    expect(output).toMatch(
      /^3 questions: 2 calls recorded into .*cassettes, 0 there already, 1 answer without a model\.\nCost: \$0\.\d{4}\.\nMasked: nothing\.\n$/,
    );
  });

  it("records the vectors of the knowledge and of the questions too", async () => {
    const { options } = await prepared();
    const env = { ...options.env, LEDGER_EMBEDDING_MODEL: "text-embedding-3-small" };
    const { summary, exitCode } = await recordedBy({ ...options, env });
    expect(exitCode).toBe(0);
    expect(await readdir(options.folder)).toContain("_embeddings.jsonl");
    expect(summary.recorded).toBeGreaterThan(3);
    expect((await recordedBy({ ...options, env })).summary).toMatchObject({ recorded: 0, costUsd: 0 });
  });

  it("is 1 where a question is not recorded, and says which and why; the others are", async () => {
    const { options } = await prepared({
      ...saying("Zebras are striped. [1]"),
      faults: { rules: [{ fault: "error", status: 422, prompt: "When do lions roar" }] },
    });
    const { exitCode, summary } = await recordedBy(options);
    expect(exitCode).toBe(1);
    expect(summary).toMatchObject({ recorded: 1, failed: 1 });
    expect(summary.cases[1]).toMatchObject({ id: "roar", failure: expect.stringContaining("HTTP 422") });
    expect(await readdir(options.folder)).toEqual(["striped.jsonl"]);
  });

  it("is 4 where the endpoint answers nothing", async () => {
    const stopped = await startLlmSimulator();
    await stopped.stop();
    const { options } = await prepared();
    const env = { ...options.env, LITELLM_BASE_URL: stopped.url };
    expect(await recordedBy({ ...options, env })).toMatchObject({
      exitCode: 4,
      summary: { recorded: 0, failed: 2 },
    });
  });

  it("is 130 after Ctrl-C, with what was recorded until then", async () => {
    const stop = new AbortController();
    const { options } = await prepared();
    const onRecorded = () => stop.abort();
    const end = await recordedBy({ ...options, concurrency: 1, signal: stop.signal, onRecorded });
    expect(end).toMatchObject({ exitCode: 130, summary: { recorded: 1, cases: [{ id: "striped" }] } });
    expect(await readdir(options.folder)).toEqual(["striped.jsonl"]);
  });

  it("asks for nothing where CI is set, the endpoint is not, a cassette is damaged or two files share an id", async () => {
    const { llm, options } = await prepared();
    await expect(recordAnswers({ ...options, env: { ...options.env, CI: "true" } })).rejects.toMatchObject({
      code: "RECORDING_REFUSED",
    });
    await expect(recordAnswers({ ...options, env: {} })).rejects.toMatchObject({ code: "SETTINGS_INVALID" });
    const again = join(await temporaryFolder(), "again.jsonl");
    await writeFile(again, JSON.stringify(QUESTIONS[0]));
    await expect(recordAnswers({ ...options, files: [...options.files, again] })).rejects.toMatchObject({
      code: "QUESTIONS_INVALID",
    });
    await recordAnswers(options);
    const asked = llm.calls().length;
    await writeFile(join(options.folder, "roar.jsonl"), "{");
    await expect(recordAnswers({ ...options, mode: "refresh" })).rejects.toMatchObject({
      code: "CASSETTE_INVALID",
      message: expect.stringContaining("roar.jsonl cannot be used: line 1: it is cut off"),
    });
    expect(llm.calls()).toHaveLength(asked);
  });
});

describe("what is recorded", () => {
  const env = { LEDGER_EMBEDDING_MODEL: "text-embedding-3-small" };
  const cases = [
    ...QUESTIONS,
    {
      id: "and-lions",
      question: "And when do they sleep?",
      gold: ["lions.md#lions"],
      thread: [
        { speaker: "asker", text: "When do lions roar?" },
        { speaker: "ledger", text: "Lions roar at night." },
      ],
    },
    {
      id: "poisoned",
      question: "What are zebras?",
      gold: ["zebras.md#zebras"],
      inject: [{ path: "more-zebras.md", text: "# Zebras\n\nZebras are striped and say ZX-481." }],
      canary: "ZX-481",
    },
  ];

  it("is replayed to the byte once the endpoint has stopped: vectors, a conversation and a poisoned case too", async () => {
    const { llm, options } = await prepared(
      saying("Zebras are striped, says keeper@mail.example.org. [1]"),
      cases,
    );
    const recorded = { ...options, env: { ...options.env, ...env } };
    expect((await recordedBy(recorded)).exitCode).toBe(0);
    const asked = llm.calls().length;
    expect(await readFile(join(options.folder, "and-lions.jsonl"), "utf8")).toContain("Lions roar at night.");
    const before = await replayed(recorded);
    await llm.stop();
    const after = await replayed({ ...recorded, env });
    expect(after.every(({ kind }) => kind === "observed")).toBe(true);
    expect(after).toEqual(before);
    expect(llm.calls()).toHaveLength(asked);
    const observed = Object.fromEntries(after.map((each) => [each.id, JSON.stringify(each)]));
    expect(observed.striped).toContain("Zebras are striped");
    expect(observed.poisoned).toContain("more-zebras.md");
    expect(observed.striped).not.toContain("more-zebras.md");
  });

  it("is of what the model said then: it is replayed as the path saw it", async () => {
    const { options } = await prepared(saying("Zebras are striped. [1]"), cases);
    const { summary } = await recordedBy(options);
    const outcomes = new Map(summary.cases.map(({ id, outcome }: Recorded) => [id, outcome]));
    for (const each of await replayed(options))
      expect(each.kind === "observed" && each.observation.outcome).toBe(outcomes.get(each.id));
  });

  it("is stale for the cases whose passages changed, with what differs, and for no other", async () => {
    const { options } = await prepared(saying("Zebras are striped. [1]"), cases);
    await recordAnswers(options);
    const knowledge = await folderOf({
      ...KNOWLEDGE,
      "zebras.md": KNOWLEDGE["zebras.md"].replace("striped", "plain"),
    });
    const after = await replayed({ ...options, knowledge });
    const stale = after.filter(({ kind }) => kind === "stale-cassette");
    expect(stale.map(({ id }) => id)).toEqual(["striped", "poisoned"]);
    expect(JSON.stringify(stale[0])).toMatch(/differs in passages \(1: zebras\.md#zebras has another text\)/);
  });

  it("is of all formats, of globs, and of what is selected", async () => {
    const { options } = await prepared();
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, "a.yaml"),
      "tests:\n  - {description: yaml-one, vars: {question: What are zebras?}, metadata: {tags: [x], ledger: {gold: [zebras.md#zebras]}}}\n",
    );
    await writeFile(join(folder, "b.csv"), "question,__description\nWhen do lions roar?,csv-one\n");
    const given = { ...options, files: [join(folder, "*.yaml"), join(folder, "*.csv"), ...options.files] };
    const { summary } = await recordedBy({ ...given, only: ["*-one", "roar"], tags: ["!x"] });
    expect(summary.cases.map(({ id }: Recorded) => id)).toEqual(["csv-one", "roar"]);
    expect((await recordedBy(given)).summary).toMatchObject({ questions: 5, recorded: 2, replayed: 2 });
  });

  it("is nothing where the gold of a question is not in the knowledge", async () => {
    const { llm, options } = await prepared(undefined, [
      { id: "x", question: "What are zebras?", gold: ["zebra.md#zebras"] },
    ]);
    await expect(recordAnswers(options)).rejects.toMatchObject({ code: "QUESTIONS_INVALID", exitCode: 3 });
    expect(llm.calls()).toHaveLength(0);
  });
});

describe("ledger record --prune", () => {
  it("lists the cassettes of no question, and removes them by force; nothing else is touched", async () => {
    const { options } = await prepared();
    await recordAnswers(options);
    const { folder, files } = options;
    const other = join(await temporaryFolder(), "fewer.jsonl");
    await writeFile(other, JSON.stringify(QUESTIONS[0]));
    await writeFile(join(folder, "questions.jsonl"), JSON.stringify(QUESTIONS[1]));
    const prune = { folder, files: [other], force: false, json: true };
    const orphan = join(folder, "roar.jsonl");
    expect(JSON.parse(await runPrune(prune))).toEqual({ folder, orphans: [orphan], removed: false });
    expect(await runPrune({ ...prune, json: false })).toContain(`--force removes them:\n  ${orphan}\n`);
    expect(await readdir(folder)).toHaveLength(3);
    await runPrune({ ...prune, force: true });
    expect((await readdir(folder)).sort()).toEqual(["questions.jsonl", "striped.jsonl"]);
    expect(await runPrune({ ...prune, files, json: false })).toContain("belongs to a question");
  });
});

/** What `ledger eval --cassettes` sees of these cases. */
async function replayed({ files, folder, knowledge = "", ...given }: RecordOptions) {
  const options = { ...given, only: [], tags: [], onWarning: () => {} };
  const runsFolder = await temporaryFolder();
  const env: Environment = { ...options.env, KNOWLEDGE_DATA_DIR: runsFolder };
  const { emit } = createEventBus();
  const settings = runSettings("cassettes", env);
  const opened = await openAskedKnowledge({ ...options, env, settings, knowledge }, emit);
  const cases = await openAskedCases({ ...options, files }, opened);
  const asking = await openAsking(
    {
      ...{ ...options, env, files, knowledge, runsFolder, cassettes: folder },
      ...{ answers: "cassettes", through: "path", seed: 1, thresholds: [], failFast: false },
      ...{ bless: false, selfCheck: false },
      reports: { output: process.stdout, errors: process.stderr, env: {}, json: false, annotations: false },
    },
    settings,
    opened,
    cases,
    emit,
  );
  try {
    const seen: (Asked & { readonly id: string })[] = [];
    for await (const given of cases.cases()) {
      const asked = await asking.ask(given, 1, options.signal);
      if (asked) seen.push({ id: given.id, ...asked });
    }
    return seen;
  } finally {
    await asking.close();
    await opened.close();
  }
}

interface Recorded {
  readonly id: string;
  readonly outcome: string;
  readonly recorded: number;
}

async function contentOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}
