import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../../src/evaluation/case.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import {
  askAll,
  askOnce,
  caseOf,
  openedSlackWorld,
  openSlackWorld,
  type SlackWorld,
  shippedCases,
} from "./slack-world.ts";

afterAll(removeTemporaryFolders);

const has =
  (...tags: readonly string[]) =>
  (each: Case) =>
    tags.every((tag) => each.tags.includes(tag));

/** Of each kind of question that comes with Ledger. */
const KINDS: readonly (readonly [string, (each: Case) => boolean])[] = [
  ["answers", has("fact")],
  ["code", has("code")],
  ["refusals", has("unanswerable", "near-miss")],
  ["questions back", has("ambiguous")],
  ["follow-ups", has("conversation", "follow-up")],
  ["answers to a question back", has("conversation", "asked-back")],
  ["conversations that are longer than the bot remembers", has("long-thread")],
  ["changes of the subject", has("conversation", "topic-change")],
  ["injections in the question", has("injection", "in-question")],
  ["injections in a document", has("injection", "in-document")],
  ["injections in the thread", has("injection", "in-thread")],
  ["German", ({ id }) => id.endsWith("-de")],
  ["French", has("language:fr")],
  ["Japanese", has("language:ja")],
  ["markup", has("markup")],
  ["white space and signs that nobody sees", (each) => has("white-space")(each) || has("invisible")(each)],
  ["long questions", has("long")],
  ["no words at all", has("no-words")],
  ["calls to everybody", has("mention")],
];

describe("asking through Slack", () => {
  let world: SlackWorld;
  beforeAll(async () => {
    world = await openSlackWorld();
  });
  afterAll(() => world.close());

  it.each(KINDS)("gives what the path gives for %s", async (_, isWanted) => {
    const cases = (await shippedCases(isWanted)).slice(0, 3);
    expect(cases.length).toBeGreaterThan(0);
    expect(await askAll(world.slack, cases)).toEqual(await askAll(world.path, cases));
  });

  it("shows a poisoned document to its case only, also while others ask the same", async () => {
    const inject = [
      { path: "poison.md", text: "# Zebra quota\n\nThe zebra quota of the ledger is 4711 zebras.\n" },
    ];
    const question = "What is the zebra quota?";
    const poisoned = caseOf(question, { id: "poisoned", inject });
    const clean = [1, 2, 3].map((n) => caseOf(question, { id: `clean ${n}` }));
    const { poisoned: seen, ...others } = await askAll(world.slack, [poisoned, ...clean]);
    expect(seen).toMatchObject({
      observation: {
        outcome: "answered",
        text: expect.stringContaining("4711"),
        cited: [{ source: expect.stringContaining("poison.md") }],
      },
    });
    expect(JSON.stringify(others)).not.toContain("4711");
  });

  it("answers the same question each time for itself", async () => {
    const first = await askOnce(world.slack, caseOf("What is a hard close?"));
    expect(first).toMatchObject({ kind: "observed", observation: { outcome: "answered" } });
    expect(await askOnce(world.slack, caseOf("What is a hard close?"))).toEqual(first);
  });

  it("takes a thread that the bot could not have for no fault of the answer", async () => {
    const thread = [{ speaker: "ledger" as const, text: "Hello." }];
    expect(await askOnce(world.slack, caseOf("What is a hard close?", { id: "odd", thread }))).toEqual({
      kind: "infrastructure",
      because:
        "The thread of odd is none that the bot could have in Slack, where it answers each message that is said to it.",
    });
  });

  it("observes what the bot answers without its path: a wish for a person", async () => {
    expect(await askOnce(world.slack, caseOf("can I talk to a human please"))).toMatchObject({
      kind: "observed",
      observation: { outcome: "refused", model: "none", ranking: null, passages: [], dropped: [], cited: [] },
    });
  });
});

const ODD = `---
title: Signs & <tags> *of* the ~quick~ _ledger_
---

## R&D <beta> 🎉 :tada: {#r&d}

The R&D budget is < 5 % & > 1 %, written as \`a < b && c > d\` 🎉 :tada:, see *stars* and _lines_ and ~waves~.
`;

it("brings signs back that Slack writes in its own way, in texts, sources and quotes", async () => {
  const folder = join(await temporaryFolder(), "knowledge");
  await mkdir(join(folder, "r&d"), { recursive: true });
  await writeFile(join(folder, "r&d", "signs.md"), ODD);
  await writeFile(
    join(folder, "web.md"),
    "---\ntitle: The web\nurl: https://example.com/a?b=1&c=2\n---\n\nThe web budget is 77 dollars.\n",
  );
  const world = await openedSlackWorld({ folder });
  const cases = ["What is the R&D <beta> budget?", "what is the web budget 🎉 :tada: & *stars*?"].map(
    (text) => caseOf(text),
  );
  const seen = await askAll(world.slack, cases);
  expect(seen).toEqual(await askAll(world.path, cases));
  expect(Object.values(seen)).toMatchObject([
    {
      observation: {
        text: expect.stringContaining("< 5 % & > 1 %"),
        cited: [{ source: expect.stringContaining("r&d/signs.md") }],
      },
    },
    { observation: { text: expect.stringContaining("77 dollars") } },
  ]);
});
