import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { retrieve } from "../../src/answer/retrieve.ts";
import { understand } from "../../src/answer/understand.ts";
import { EVERYONE } from "../../src/core/audience.ts";
import { newQuestionId } from "../../src/core/ids.ts";
import type { Turn } from "../../src/core/question.ts";
import { documentOf } from "../../src/core/source.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { extractiveModel } from "../../src/llm/extractive/extractive-model.ts";
import { askingFolder } from "./answered.ts";

const BUNDLED = "fixtures/knowledge";
const ask = await askingFolder(BUNDLED);

/** Asks one after the other in one thread; gives what the last one was answered from, best first. */
async function lastOf(questions: readonly string[]) {
  const thread: Turn[] = [];
  let sources: string[] = [];
  let cited = "";
  for (const text of questions) {
    const answered = await ask(text, { thread });
    const found = answered.progress.find(({ type }) => type === "retrieved");
    sources = found?.type === "retrieved" ? found.passages.map(({ source }) => source) : [];
    cited = answered.citations.map(({ source }) => source).join(" ");
    thread.push({ speaker: "asker", text }, { speaker: "ledger", text: answered.text });
  }
  return { cited, first: sources[0], firstThree: sources.slice(0, 3).join(" ") };
}

describe("a follow-up is understood from its thread", () => {
  it.each([
    [["What is a hard close?", "and a soft close?"], "#soft-close"],
    [["Where do exchange rates come from?", "can I supply my own?"], "#own-rate"],
    [["What is reconciliation?", "who does it?"], "reconciliation.md"],
    [["How do I rotate my client secret?", "how often?"], "authentication.md#rotation"],
    [["How long are idempotency keys kept?", "why?"], "idempotency.md"],
    [["Was ist ein Hard Close?", "und ein Soft Close?"], "#soft-close"],
    [["¿qué es un hard close?", "¿y el soft close?"], "#soft-close"],
    [["c'est quoi un hard close ?", "et un soft close ?"], "#soft-close"],
    [["What is a hard close?", "und ein Soft Close?"], "#soft-close"],
  ])("of two turns: %j", async (questions, source) => {
    expect((await lastOf(questions)).firstThree).toContain(source);
  });

  it.each([
    [
      ["What are the rate limits?", "and for batches?", "what about staging?", "how do I raise it?"],
      "#raise",
    ],
    [
      ["How long are idempotency keys kept?", "why?", "and dead letters?", "what about audit records?"],
      "audit",
    ],
    [
      ["How do I reverse an entry?", "What is a hard close?", "and a soft close?", "who decides that?"],
      "close",
    ],
    [
      ["Wie lange werden Schlüssel aufbewahrt?", "warum?", "Was ist ein Hard Close?", "und ein Soft Close?"],
      "#soft-close",
    ],
  ])("of four turns: %j", async (questions, source) => {
    expect((await lastOf(questions)).firstThree).toContain(source);
  });
});

describe("a follow-up that says little itself", () => {
  it.each([
    [["How do I rotate my client secret?", "how often?"], "authentication.md#rotation"],
    [["What is reconciliation?", "who does it?"], "reconciliation.md"],
    [["¿qué es un hard close?", "¿y el soft close?"], "#soft-close"],
  ])("is answered from what its thread is about: %j", async (questions, source) => {
    expect((await lastOf(questions)).cited).toContain(source);
  });
});

describe("another subject in the same thread", () => {
  it.each([
    [["What does GLP-1001 mean?", "How do I rotate my client secret?"], "authentication.md#rotation"],
    [
      ["How is reconciliation done?", "who does it?", "when?", "What is the dead letter queue?"],
      "dead-letter-queue.md",
    ],
    [
      ["Where do exchange rates come from?", "Who do I page when the close is stuck?"],
      "runbook-stuck-close.md",
    ],
    [["How do I reverse an intercompany entry?", "What is a hard close?"], "month-end-close.md#hard-close"],
    [["Was ist ein Hard Close?", "Was bedeutet GLP-1001?"], "unbalanced"],
  ])("is answered for itself: %j", async (questions, source) => {
    expect((await lastOf(questions)).first).toContain(source);
  });

  it("loses little of what it finds on its own", async () => {
    const snapshot = await loadKnowledge(BUNDLED);
    const knowledge = { ...snapshot, version: () => snapshot.version };
    const asked = readFileSync("fixtures/questions/gl-publisher.jsonl", "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { question: string; gold?: string[] })
      .flatMap(({ question, gold = [] }) => (gold.length > 0 ? [{ question, gold }] : []));
    const isFound = async ({ question, gold }: (typeof asked)[number], thread: readonly Turn[]) => {
      const found = await retrieve({ id: newQuestionId(), thread }, understand(question, thread), EVERYONE, {
        knowledge,
        clock: { now: () => 0 },
        emit: () => {},
        model: extractiveModel,
        admission: { strict: false },
      });
      return found.slice(0, 3).some(({ source }) => gold.includes(source));
    };
    let alone = 0;
    let after = 0;
    for (const [at, one] of asked.entries()) {
      const subjects = new Set(one.gold.map(documentOf));
      const other = [...asked.slice(at + 40), ...asked].find(
        ({ gold }) => !gold.some((source) => subjects.has(documentOf(source))),
      );
      const answer = knowledge.search(other?.question ?? "", 1, EVERYONE)[0]?.text.slice(0, 400) ?? "";
      const thread: Turn[] = [
        { speaker: "asker", text: other?.question ?? "" },
        { speaker: "ledger", text: answer },
      ];
      alone += (await isFound(one, [])) ? 1 : 0;
      after += (await isFound(one, thread)) ? 1 : 0;
    }
    expect(after / alone).toBeGreaterThanOrEqual(0.95);
  });
});

it.each([
  ["What is a snapshot?", "How long is it kept?"],
  ["Was ist ein Snapshot?", "Wie lange wird er aufbewahrt?"],
  ["Qu'est-ce qu'un snapshot ?", "Combien de temps est-il conservé ?"],
  ["¿Qué es un snapshot?", "¿Cuánto tiempo se guarda?"],
])("a pronoun, or a verb alone, is searched with what was asked about before: %s %s", (first, then) => {
  const thread = [{ speaker: "asker", text: first }] as const;
  expect(understand(then, thread).query).toMatch(/snapshot.*\bkept\b/i);
});

it("what only says that something is means nothing said before", () => {
  const thread = [{ speaker: "asker", text: "What is a snapshot?" }] as const;
  expect(understand("Gibt es ein VPN?", thread).query).not.toMatch(/snapshot/i);
});
