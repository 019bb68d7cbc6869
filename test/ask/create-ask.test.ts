import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createAsk } from "../../src/ask/create-ask.ts";
import type { Progress } from "../../src/core/answer.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { type Endpoint, SERVER_ERROR, startEndpoint } from "../llm/openai/endpoint.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

const QUESTION = "Who owns the ledger?";
let endpoint: Endpoint | undefined;

afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
  await removeTemporaryFolders();
});

describe("asking without a channel", () => {
  it("takes the folder given, else the setting's, else the bundled one", async () => {
    const [given, set, bundled] = await Promise.all(["Given", "Set", "Bundled"].map(ownedBy));
    if (!given || !set || !bundled) throw new Error("There are three folders.");
    const env = { KNOWLEDGE_DIR: set };
    expect((await (await createAsk({ env, knowledge: given, bundled }))(QUESTION)).text).toContain(
      "Given owns",
    );
    expect((await (await createAsk({ env, bundled }))(QUESTION)).text).toContain("Set owns");
    expect((await (await createAsk({ env: {}, bundled }))(QUESTION)).text).toContain("Bundled owns");
  });

  it("takes a file of sources with the ready answers beside it, and warns of what it cannot have", async () => {
    const folder = await folderOf({
      "docs/a.md": "# A\n\nFinance owns the ledger.\n",
      "knowledge.yaml":
        "sources:\n  - {name: docs, folder: docs}\n  - {name: down, http: ['http://127.0.0.1:1/x']}\n",
      "intents.yaml":
        "extends: nothing\nintents:\n  - {id: lunch, examples: [where is lunch, where do we have lunch, where can I have lunch], answer: {en: In the canteen.}}\n",
    });
    const env = { KNOWLEDGE_FILE: join(folder, "knowledge.yaml"), KNOWLEDGE_DATA_DIR: join(folder, "kept") };
    const warnings: string[] = [];
    const ask = await createAsk({ env, bundled: "", onWarning: (warning) => void warnings.push(warning) });
    expect((await ask(QUESTION)).citations).toMatchObject([{ source: "docs/a.md#a" }]);
    expect(await ask("where do we have lunch?")).toMatchObject({ model: "ready", text: "In the canteen." });
    expect(warnings).toEqual([expect.stringMatching(/^down: .*\(nothing of it is there\)$/)]);
  });

  it("answers with sources, and shows how it comes about", async () => {
    const ask = await createAsk({ env: {}, bundled: await ownedBy("Finance") });
    const progress: Progress[] = [];
    const answer = await ask(QUESTION, (step) => void progress.push(step));
    expect(answer).toMatchObject({
      outcome: "answered",
      text: "Finance owns the ledger. [1]",
      citations: [{ marker: 1, source: "a.md", title: "A", quote: "Finance owns the ledger." }],
    });
    expect(progress.map(({ type }) => type)).toContain("retrieved");
  });

  it("answers one question after the other, each on its own", async () => {
    const ask = await createAsk({ env: {}, bundled: await ownedBy("Finance") });
    const answers = await Promise.all([ask(QUESTION), ask("And why is that?"), ask(QUESTION)]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(["answered", "clarify", "answered"]);
    expect(answers[0]).toEqual(answers[2]);
  });

  it("refuses what is no question, strictly where that is set", async () => {
    const ask = await createAsk({ env: { STRICT_INPUT: "true" }, bundled: await ownedBy("Finance") });
    expect(await ask("who; owns")).toMatchObject({
      outcome: "refused",
      text: expect.stringContaining("not allowed"),
    });
    expect(await ask("?!")).toMatchObject({ outcome: "refused" });
  });

  it("asks the endpoint that is set, and answers offline when that is down", async () => {
    endpoint = await startEndpoint({ does: "answer", pieces: ["Finance does. [1]"] });
    const env = { LITELLM_BASE_URL: endpoint.baseURL, LITELLM_DEVELOPER_KEY: "key" };
    const ask = await createAsk({ env, bundled: await ownedBy("Finance") });
    expect(await ask(QUESTION)).toMatchObject({ text: "Finance does. [1]", model: "claude-sonnet-4.5" });
    await endpoint.stop();
    endpoint = undefined;
    expect(await ask(QUESTION)).toMatchObject({
      text: "Finance owns the ledger. [1]",
      model: "extractive",
      degraded: expect.stringContaining("claude-sonnet-4.5 did not answer"),
    });
  });

  it("fails when the endpoint is down where the model is required", async () => {
    endpoint = await startEndpoint(SERVER_ERROR);
    const env = { LITELLM_BASE_URL: endpoint.baseURL, LITELLM_DEVELOPER_KEY: "key" };
    const ask = await createAsk({ env, bundled: await ownedBy("Finance"), requireModel: true });
    await expect(ask(QUESTION)).rejects.toMatchObject({ code: "MODEL_UNAVAILABLE" });
  });

  it("tells of each document that is not used as it is", async () => {
    const bundled = await folderOf({ "a.md": "Text.", "b.md": Buffer.of(0xff) });
    const problems: string[] = [];
    await createAsk({
      env: {},
      bundled,
      onProblem: ({ path, message }) => void problems.push(`${path} ${message}`),
    });
    expect(problems).toEqual(["b.md is not UTF-8 text"]);
  });

  it("fails at once where the knowledge or a setting is wrong", async () => {
    const bundled = await ownedBy("Finance");
    const knowledge = join(await temporaryFolder(), "none");
    await expect(createAsk({ env: {}, knowledge, bundled })).rejects.toMatchObject({
      code: "KNOWLEDGE_MISSING",
    });
    await expect(createAsk({ env: { LITELLM_DEVELOPER_KEY: "key" }, bundled })).rejects.toMatchObject({
      code: "SETTINGS_INVALID",
      message: expect.stringContaining("LITELLM_BASE_URL"),
    });
  });
});

function ownedBy(owner: string): Promise<string> {
  return folderOf({ "a.md": `${owner} owns the ledger.` });
}
