import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { askingFolder } from "./answered.ts";

const DATA = resolve(import.meta.dirname, "../../../shared/data/claude-docs");
const KNOWLEDGE = join(DATA, "knowledge");

/** A floor against regressions, below what is reached today. */
const MIN_RECALL = 0.8;

describe("on the documentation of a real API", () => {
  beforeEach(({ skip }) => {
    if (!existsSync(DATA)) skip("There is no ../shared/data/claude-docs beside this repository.");
  });

  it("the question how to stream is answered from a page about streaming", async () => {
    const answered = await (await askingFolder(KNOWLEDGE))("How do I stream a response?");
    expect(answered.outcome).toBe("answered");
    expect(answered.text).toMatch(/stream/i);
    expect(answered.text).toContain("[1]");
    expect(answered.citations.map(({ source }) => source).join()).toMatch(/streaming/);
  });

  it("the passages that answer are among the ten best for most questions", async () => {
    const knowledge = await loadKnowledge(KNOWLEDGE);
    const recalls = (await questions()).map(({ question, gold }) => {
      const found = new Set(knowledge.search(question, 10).map(({ source }) => source));
      return gold.filter((source) => found.has(source)).length / gold.length;
    });
    expect(recalls).toHaveLength(100);
    expect(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length).toBeGreaterThan(MIN_RECALL);
  });

  it("an answer has at least one citation, and every quote is in the passage cited", async () => {
    const ask = await askingFolder(KNOWLEDGE);
    const knowledge = await loadKnowledge(KNOWLEDGE);
    for (const { question } of await questions()) {
      const { outcome, citations } = await ask(question);
      if (outcome === "answered") expect(citations.length).toBeGreaterThan(0);
      const passages = new Map(knowledge.search(question, 8).map((passage) => [passage.source, passage]));
      for (const { source, quote } of citations)
        expect(wordsOf(passages.get(source)?.text ?? "")).toContain(wordsOf(quote));
    }
  });
});

/** Without marks and white space, since a quote is the passage as it is read and not as it is written. */
function wordsOf(text: string): string {
  return (text.replace(/\]\([^()]*\)/g, "]").match(/[\p{L}\p{N}]/gu) ?? []).join("");
}

async function questions(): Promise<{ question: string; gold: string[] }[]> {
  const lines = (await readFile(join(DATA, "questions.jsonl"), "utf8")).trim().split("\n");
  return lines.map((line) => JSON.parse(line) as { question: string; gold: string[] });
}
