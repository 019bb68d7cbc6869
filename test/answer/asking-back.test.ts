import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking, askingFolder } from "./answered.ts";

afterEach(removeTemporaryFolders);

const CLINICS = {
  "north.md": "# North clinic\n\nThe clinic is in Mill Lane. Its address is Mill Lane 4.",
  "south.md": "# South clinic\n\nThe clinic is in Dock Road. Its address is Dock Road 7.",
};

describe("the answer path", () => {
  it("asks which one is meant where two would answer alike, and calls no model for that", async () => {
    const ask = await asking(CLINICS);
    const answer = await ask("What is the address of the clinic?");
    expect(answer).toMatchObject({ outcome: "clarify", model: "none", citations: [] });
    expect(answer.text).toMatch(
      /^Which clinic do you mean: (?:North|South) clinic or (?:North|South) clinic\?$/,
    );
    expect(answer.events.map(({ type }) => type)).toEqual(["answer_step_finished", "retrieval_finished"]);
  });

  it("answers once it is told which", async () => {
    const ask = await asking(CLINICS);
    expect(await ask("What is the address of the South clinic?")).toMatchObject({
      outcome: "answered",
      text: expect.stringContaining("Dock Road 7"),
    });
  });

  it("takes the reply for what completes the question, and another question for one of its own", async () => {
    const back = (text: string) =>
      [
        { speaker: "asker", text: "What is the address of the clinic?" },
        { speaker: "ledger", text, asksBack: true },
      ] as const;
    const ask = await asking(CLINICS, {
      thread: back("Which clinic do you mean: North clinic or South clinic?"),
    });
    expect(await ask("the South clinic")).toMatchObject({
      outcome: "answered",
      text: expect.stringContaining("Dock Road 7"),
    });
    expect((await ask("Where is the North clinic?")).text).toContain("Mill Lane");
  });

  it("has the steps for what could be restored once it is told what", async () => {
    const thread = [
      { speaker: "asker", text: "How do I restore it?" },
      { speaker: "ledger", text: "What is this about?", asksBack: true },
    ] as const;
    const steps = "1. Stop the writer.\n2. Load the newest file.\n3. Start the writer.";
    const ask = await asking(
      { "backups.md": `# Backups\n\nBackups are kept.\n\n## Restore a backup\n\n${steps}` },
      { thread },
    );
    const { outcome, text } = await ask("a backup");
    expect(outcome).toBe("answered");
    expect(text).toMatch(/Stop the writer[\s\S]*Load the newest file[\s\S]*Start the writer/);
  });

  it("marks a question back that names what is not for everybody", async () => {
    const files = Object.fromEntries(
      Object.entries(CLINICS).map(([path, text]) => [path, `---\naudiences: [channel:C1]\n---\n${text}`]),
    );
    const ask = await asking(files);
    const question = "What is the address of the clinic?";
    expect(await ask(question, { viewer: "channel:C1" })).toMatchObject({
      outcome: "clarify",
      restricted: true,
    });
    const elsewhere = await ask(question, { viewer: "channel:C2" });
    expect(elsewhere.outcome).toBe("refused");
    expect(elsewhere.text).not.toMatch(/North|South/);
  });
});

describe("real questions of an engineering team", () => {
  it.each(["", ".fr", ".de", ".es"])(
    "are asked back about at most once in forty: gl-publisher%s",
    async (language) => {
      const ask = await askingFolder("fixtures/knowledge");
      const lines = readFileSync(`fixtures/questions/gl-publisher${language}.jsonl`, "utf8")
        .trim()
        .split("\n");
      const outcomes: string[] = [];
      for (const line of lines) outcomes.push((await ask(JSON.parse(line).question)).outcome);
      expect(outcomes.filter((outcome) => outcome === "clarify").length).toBeLessThanOrEqual(
        lines.length / 40,
      );
    },
  );

  it.each([
    ["Quelle est l'adresse de la clinique ?", /^Que désignez-vous par « clinique » : .+ ou .+ \?$/],
    ["¿Cuál es la dirección de la clínica?", /^¿A qué se refiere con «clínica»: .+ o .+\?$/],
  ])("are asked back about in their own language: %s", async (question, asked) => {
    const answer = await (await asking(CLINICS))(question);
    expect(answer).toMatchObject({ outcome: "clarify", text: expect.stringMatching(asked) });
  });
});

describe("a section of a heading alone", () => {
  const FILES = {
    "a.md":
      "# Handbook\n\n## Refund limits\n\n### For clients\n\nClients get refunds of at most 500 euros a day.",
  };

  it("is found, but not given to the model, since it says nothing", async () => {
    const given: string[] = [];
    const model = {
      ...extractiveModel,
      generate(request: Parameters<typeof extractiveModel.generate>[0]) {
        given.push(...request.passages.map(({ source }) => source));
        return extractiveModel.generate(request);
      },
    };
    const { progress, outcome } = await (await asking(FILES))("What are the refund limits for clients?", {
      model,
    });
    const retrieved = progress.find(({ type }) => type === "retrieved");
    const found = retrieved?.type === "retrieved" ? retrieved.passages.map(({ source }) => source) : [];
    expect(found).toContain("a.md#refund-limits");
    expect(given).toEqual(["a.md#for-clients"]);
    expect(outcome).toBe("answered");
  });

  it("is told as what came closest where nothing else is there", async () => {
    const answer = await (await asking({ "a.md": "# Handbook\n\n## Refund limits" }))("refund limits");
    expect(answer).toMatchObject({ outcome: "refused", text: expect.stringContaining("Refund limits") });
  });
});
