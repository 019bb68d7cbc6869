import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { LedgerEvent } from "../../../src/core/events.ts";
import { openKnowledge } from "../../../src/knowledge/live-knowledge.ts";
import { loadKnowledge } from "../../../src/knowledge/load.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { until } from "../../until.ts";
import { declare, openDeclared } from "../sources/opened.ts";
import { folderOf, putInto, writeInto } from "../write-folder.ts";

afterEach(removeTemporaryFolders);

const KEYS = "# Keys\n\nAn idempotency key is remembered for 35 days.\n";
const DECLARED = "# What we say.\n- [dedupe key, idempotency key]\n- [halt, stop, stand still]\n";
const load = async (synonyms: string) =>
  loadKnowledge(await folderOf({ "keys.md": KEYS, "synonyms.yaml": synonyms }));

describe("synonyms.yaml at the top of a knowledge folder", () => {
  it("lets a question find what is said in other words", async () => {
    const knowledge = await load(DECLARED);
    expect(knowledge.problems).toEqual([]);
    expect(knowledge.search("dedupe key", 1)[0]?.coverage).toBe(1);
    expect(knowledge.synonyms("dedupe key")).toEqual([
      { asked: ["dedup", "kei"], written: ["idempot", "kei"] },
    ]);
  });

  it("is a part of the knowledge's version", async () => {
    expect((await load(DECLARED)).version).toBe((await load(DECLARED)).version);
    expect((await load(DECLARED)).version).not.toBe((await load("- [halt, stop]\n")).version);
  });

  it.each(["", "# Nothing yet.\n", "[]\n"])("may be empty: %j", async (synonyms) => {
    expect((await load(synonyms)).problems).toEqual([]);
  });

  it.each([
    ["no list", "dedupe: key\n", /line 1: .*array/],
    ["a word that stands alone", "- [halt, stop]\n- [dedupe key]\n", /line 2: \[1\]: must have two words/],
    ["a word in place of a list", "- [halt, stop]\n- dedupe key\n", /line 2: \[1\]: .*array/],
    ["what is no text", "- [halt, stop]\n- [yes, 12]\n", /line 2: \[1\]\[1\]: must be a word or phrase/],
    ["a word that is not searched for", "- [halt, the]\n", /line 1: \[0\]\[1\]: has no word to search for/],
    ["a sentence", "- [halt, one two three four five six seven]\n", /more than 6 words/],
    ["YAML that does not parse", "- [halt, stop\n- [a\n", /line 2: /],
  ])("with %s is told with its line, and the knowledge serves without it", async (_, synonyms, told) => {
    const { problems, search } = await load(synonyms);
    expect(problems).toMatchObject([
      { path: "synonyms.yaml", message: expect.stringMatching(told), remedy: expect.stringContaining("- [") },
    ]);
    expect(search("idempotency key", 1)).toHaveLength(1);
    expect(search("halt", 1)).toEqual([]);
  });

  it("holds as soon as it is changed, mended or removed", async () => {
    const folder = await folderOf({ "keys.md": KEYS, "synonyms.yaml": "- [dedupe key]\n" });
    const events: LedgerEvent[] = [];
    const knowledge = await openKnowledge({ folder, emit: (event) => void events.push(event) });
    try {
      await knowledge.watch();
      const covered = () => knowledge.search("dedupe key", 1)[0]?.coverage ?? 0;
      expect(covered()).toBeLessThan(0.6);
      expect(events).toContainEqual(
        expect.objectContaining({ type: "knowledge_problem", path: "synonyms.yaml" }),
      );
      await putInto(folder, "synonyms.yaml", DECLARED);
      await until("the synonym counts", () => covered() === 1);
      await rm(join(folder, "synonyms.yaml"));
      await until("it counts no more", () => covered() < 0.6);
    } finally {
      await knowledge.close();
    }
  });
});

describe("synonyms.yaml of declared sources", () => {
  it("beside the declaration holds for all of them, and as soon as it is changed", async () => {
    const docs = await folderOf({ "keys.md": KEYS });
    const place = await declare(`sources:\n  - {name: a, folder: ${docs}}\n`);
    await writeInto(place.folder, "synonyms.yaml", "- [dedupe key]\n");
    const { knowledge, problems } = await openDeclared(place);
    expect(problems()).toEqual([expect.stringMatching(/^synonyms\.yaml cannot be used \(line 1/)]);
    await knowledge.watch();
    const covered = () => knowledge.search("dedupe key", 1)[0]?.coverage ?? 0;
    expect(covered()).toBeLessThan(0.6);
    await putInto(place.folder, "synonyms.yaml", DECLARED);
    await until("the synonym counts", () => covered() === 1);
    expect(knowledge.status().problems).toBe(0);
    await rm(join(place.folder, "synonyms.yaml"));
    await until("it counts no more", () => covered() < 0.6);
  });

  it("of a folder holds for those who may see the folder, and no others", async () => {
    // Those of channel:C01 may see none of its documents, and yet see more in those that all may see.
    const some = '---\naudiences: ["channel:C02"]\n---\n# Some\n\nText.';
    const docs = await folderOf({ "some.md": some, "synonyms.yaml": "- [project x, merger]\n" });
    const open = await folderOf({ "plan.md": "# Plan\n\nA merger is a plan.\n" });
    const place = await declare(
      `sources:\n  - {name: a, folder: ${docs}, audiences: ["channel:C01", "channel:C02"]}\n  - {name: b, folder: ${open}}\n`,
    );
    const { knowledge } = await openDeclared(place);
    const sources = (viewer?: "channel:C01") =>
      knowledge.search("project x", 5, viewer).map(({ source }) => source);
    expect(sources("channel:C01")).toEqual(["b/plan.md#plan"]);
    expect(sources()).toEqual([]);
    expect(knowledge.scopeOf("channel:C01")).not.toBe(knowledge.scopeOf("everyone"));
  });
});
