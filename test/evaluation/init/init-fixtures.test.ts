import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createGoldCheck } from "../../../src/evaluation/fixtures/gold-check.ts";
import { openCases } from "../../../src/evaluation/fixtures/open-cases.ts";
import { initFixtures } from "../../../src/evaluation/init/init-fixtures.ts";
import { loadKnowledge } from "../../../src/knowledge/load.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { collect, folderOf } from "../fixtures/files.ts";

afterAll(removeTemporaryFolders);

const BUNDLED = resolve(import.meta.dirname, "../../../fixtures/knowledge/gl-publisher");

const DOCS = {
  "pto.md": `# Paid time off

## Carry-over

Up to 5 days carry over to the next year. More is lost.

## What is a sick day?

A sick day is a day on which you are too ill to work.

## How to book a day

Open the calendar and choose the day that you want to have off.

## Table

| a | b |
|---|---|
| 1 | 2 |
`,
  "glossary.md":
    "# Glossary\n\n## Contra entry\n\nA contra entry is a new entry that takes another one back.\n",
  "board.md":
    "---\naudiences: [board]\n---\n# Board\n\n## Secret\n\nThis is a secret of the board and of nobody else.\n",
};

async function initialised(knowledge: string, limit = 100) {
  const out = join(await temporaryFolder(), "new", "questions.jsonl");
  const counts = await initFixtures({ knowledge, out, limit });
  const text = await readFile(out, "utf8");
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { out, counts, text, lines };
}

describe("a first file of questions", () => {
  it("has a question for each section that begins with a sentence, with the section as its gold", async () => {
    const { lines, counts } = await initialised(await folderOf(DOCS));
    expect(lines.map(({ id, question, gold, reference }) => [id, question, gold[0], reference])).toEqual([
      [
        "glossary-contra-entry",
        "What is a contra entry?",
        "glossary.md#contra-entry",
        "A contra entry is a new entry that takes another one back.",
      ],
      [
        "pto-carry-over",
        "What is there to know about Carry-over in Paid time off?",
        "pto.md#carry-over",
        "Up to 5 days carry over to the next year.",
      ],
      [
        "pto-what-is-a-sick-day",
        "What is a sick day?",
        "pto.md#what-is-a-sick-day",
        "A sick day is a day on which you are too ill to work.",
      ],
      [
        "pto-how-to-book-a-day",
        "How do I book a day?",
        "pto.md#how-to-book-a-day",
        "Open the calendar and choose the day that you want to have off.",
      ],
      [
        "unanswerable-1-glossary-contra-entry",
        'How much money went into "Contra entry" last year?',
        undefined,
        undefined,
      ],
    ]);
    expect(counts).toEqual({ answerable: 4, unanswerable: 1, skipped: 1, beyondLimit: 0 });
  });

  it("is in the language of its documents, with the large letters of German nouns", async () => {
    const german =
      "# Urlaub\n\n## Übertrag ins nächste Jahr\n\nBis zu fünf Tage werden in das nächste Jahr übernommen, der Rest verfällt und wird nicht ausgezahlt.\n";
    const { lines } = await initialised(await folderOf({ "urlaub.md": german }));
    expect(lines.map(({ question }) => question)).toEqual([
      "Was sollte man über Übertrag ins nächste Jahr wissen (Urlaub)?",
      "Wie viel Geld floss letztes Jahr in „Übertrag ins nächste Jahr“?",
    ]);
  });

  it("has one question in five that nothing answers, each another one", async () => {
    for (const limit of [10, 50, 100, 10_000]) {
      const { lines, counts } = await initialised(BUNDLED, limit);
      const refused = lines.filter(({ gold }) => gold.length === 0);
      expect(Math.abs(refused.length - lines.length / 5)).toBeLessThan(1);
      expect(new Set(lines.map(({ question, gold }) => (gold.length === 0 ? question : gold[0]))).size).toBe(
        lines.length,
      );
      expect(counts.answerable + counts.unanswerable).toBe(lines.length);
    }
  });

  it("names the folder of this command where there is none", async () => {
    const folder = await folderOf({ "a/x.txt": "" });
    for (const name of ["a", "no", "a/x.txt"])
      await expect(initialised(join(folder, name))).rejects.toMatchObject({
        message: expect.stringContaining(name),
        remedy: "Give a folder with Markdown files: ledger eval init ./docs",
      });
  });

  it("says nothing of documents that are not for everybody", async () => {
    expect((await initialised(await folderOf(DOCS))).text).not.toMatch(/secret/i);
  });

  it("is the same for the same folder, and marked to be reviewed throughout", async () => {
    const [one, other] = [await initialised(BUNDLED, 30), await initialised(BUNDLED, 30)];
    expect(one.text).toBe(other.text);
    expect(one.lines).toHaveLength(30);
    expect(one.lines.filter(({ gold }) => gold.length === 0)).toHaveLength(6);
    await expect(openCases([one.out])).rejects.toMatchObject({
      message: expect.stringMatching(/still to be reviewed/),
    });
  });

  it("can be evaluated once it is reviewed: its gold is in the knowledge", async () => {
    const { out, lines } = await initialised(BUNDLED);
    await writeFile(out, lines.map(({ review: _taken, ...rest }) => JSON.stringify(rest)).join("\n"));
    const { faultsOf } = await createGoldCheck(BUNDLED, (await loadKnowledge(BUNDLED)).content);
    expect(await collect(await openCases([out], { check: faultsOf }))).toHaveLength(lines.length);
  });

  it("is not written over another, and leaves nothing beside it", async () => {
    const folder = await folderOf({ "questions.jsonl": "mine" });
    const out = join(folder, "questions.jsonl");
    await expect(initFixtures({ knowledge: BUNDLED, out, limit: 10 })).rejects.toMatchObject({
      code: "QUESTIONS_UNWRITABLE",
      exitCode: 3,
    });
    expect(await readFile(out, "utf8")).toBe("mine");
    expect(await readdir(folder)).toEqual(["questions.jsonl"]);
  });

  it("is refused where no section has words, and for another kind of file", async () => {
    const knowledge = await folderOf({ "a.md": "# Title\n\nJust words without a section of their own.\n" });
    const out = join(await temporaryFolder(), "q.jsonl");
    await expect(initFixtures({ knowledge, out, limit: 10 })).rejects.toMatchObject({
      code: "QUESTIONS_INVALID",
    });
    await expect(initFixtures({ knowledge, out: `${out}.yaml`, limit: 10 })).rejects.toMatchObject({
      remedy: expect.stringContaining(".jsonl"),
    });
  });
});
