import { afterEach, describe, expect, it } from "vitest";
import { openReadyAnswers } from "../../src/intents/open-intents.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking, askingFolder } from "./answered.ts";

const ready = await openReadyAnswers({ folder: "fixtures/knowledge" });
const BUNDLED = "fixtures/knowledge";

afterEach(removeTemporaryFolders);

describe("a wish or remark that has one right answer", () => {
  it("is answered at once, without a search, a model or a cost", async () => {
    const answered = await (await askingFolder(BUNDLED, { ready }))("vielen Dank!");
    expect(answered).toMatchObject({
      outcome: "answered",
      text: "Gern geschehen.",
      citations: [],
      model: "ready",
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
      progress: [],
    });
    expect(answered.events).toEqual([
      expect.objectContaining({ type: "answer_step_finished", step: "understand" }),
      { type: "answer_ready", questionId: answered.question.id, intent: "thanks" },
    ]);
  });

  it("is so in the midst of a thread", async () => {
    const thread = [
      { speaker: "asker", text: "What is a hard close?" },
      { speaker: "ledger", text: "The end of a month. [1]" },
    ] as const;
    const answered = await (await askingFolder(BUNDLED, { ready }))("thanks", { thread });
    expect(answered.text).toBe("You are welcome.");
  });

  it("cites the bundled knowledge where that is served", async () => {
    const { text, citations } = await (await askingFolder(BUNDLED, { ready }))("why can't you answer?");
    expect(text).toMatch(/\[1\]$/);
    expect(citations).toEqual([
      {
        marker: 1,
        source: "ledger/answers-and-citations.md#refusals",
        title: "Answers, citations and refusals › Refusals",
        quote: "Ledger prefers a refusal to an invention.",
      },
    ]);
  });

  it.each([
    [
      "how long do you keep backups?",
      "# Backups\n\n## How long backups are kept\n\nBackups are kept for 90 days.",
    ],
    ["what are your opening hours?", "# Shop\n\n## Opening hours\n\nThe opening hours are nine to five."],
  ])("gives way to knowledge that surely answers: %s", async (question, page) => {
    const without = await (await asking({ "other.md": "# Tea\n\nTea is green." }, { ready }))(question);
    expect(without.model).toBe("ready");
    const answered = await (
      await asking({ "own.md": page, "other.md": "# Tea\n\nTea is green." }, { ready })
    )(question);
    expect(answered).toMatchObject({ outcome: "answered", model: "extractive" });
    expect(answered.citations.map(({ source }) => source.split("#")[0])).toEqual(["own.md"]);
  });

  it("cites nothing that the asker cannot see, or that is not there", async () => {
    const page = "# Refusals {#refusals}\n\nLedger prefers a refusal to an invention.";
    const path = "ledger/answers-and-citations.md";
    const other = await (await asking({ "a.md": page }, { ready }))("why can't you answer?");
    const hidden = await (
      await asking({ [path]: `---\naudiences: [channel:C1]\n---\n${page}`, "b.md": "# B\n\nB." }, { ready })
    )("why can't you answer?");
    const seen = await (await asking({ [path]: page }, { ready }))("why can't you answer?");
    for (const { text, citations } of [other, hidden]) {
      expect(citations).toEqual([]);
      expect(text).not.toContain("[1]");
    }
    expect(seen.citations).toHaveLength(1);
  });

  it("marks what it cites that is not for everybody", async () => {
    const page =
      "---\naudiences: [channel:C1]\n---\n# Refusals {#refusals}\n\nLedger prefers a refusal to an invention.";
    const files = { "ledger/answers-and-citations.md": page, "b.md": "# B\n\nB." };
    const answered = await (await asking(files, { ready }))("why can't you answer?", {
      viewer: "channel:C1",
    });
    expect(answered.citations).toMatchObject([{ marker: 1, restricted: true }]);
    expect((await (await asking(files, { ready }))("why can't you answer?")).citations).toEqual([]);
  });

  it("is not given in place of a follow-up", async () => {
    const thread = [
      { speaker: "asker", text: "How do I ask Ledger a question?" },
      { speaker: "ledger", text: "Mention it. [1]" },
    ] as const;
    const ask = await askingFolder(BUNDLED, { ready });
    expect((await ask("and in French?", { thread })).model).not.toBe("ready");
    expect((await ask("merci", { thread })).model).toBe("ready");
  });
});

describe("a question", () => {
  it("is searched for, though it begins with a courtesy", async () => {
    const answered = await (await askingFolder(BUNDLED, { ready }))("hi, what is a contra entry?");
    expect(answered).toMatchObject({ outcome: "answered", model: "extractive" });
  });

  it("in another language is answered from English knowledge, or refused in its own", async () => {
    const ask = await askingFolder(BUNDLED, { ready });
    const answered = await ask("c'est quoi le mode fantôme ?");
    expect(answered.outcome).toBe("answered");
    expect(answered.citations[0]?.source).toMatch(/^gl-publisher\//);
    const refused = await ask("wie koche ich Kartoffelsuppe?");
    expect(refused).toMatchObject({
      outcome: "refused",
      text: expect.stringMatching(/^Darauf habe ich keine/),
    });
  });

  it("in another language is answered from knowledge in it", async () => {
    const ask = await asking({
      "a.md": "# Sauvegardes\n\nLes sauvegardes de la base sont conservées trente jours.",
    });
    expect(await ask("combien de temps les sauvegardes sont-elles conservées ?")).toMatchObject({
      outcome: "answered",
      text: expect.stringContaining("trente jours"),
    });
  });
});
