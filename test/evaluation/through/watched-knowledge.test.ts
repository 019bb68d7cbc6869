import { describe, expect, it } from "vitest";
import type { KnowledgePort } from "../../../src/answer/ports.ts";
import { EVERYONE } from "../../../src/core/audience.ts";
import { watchKnowledge } from "../../../src/evaluation/through/watched-knowledge.ts";
import { loadKnowledge } from "../../../src/knowledge/load.ts";
import { folderOf } from "../../knowledge/write-folder.ts";

/** Twelve documents on zebras, and one on lions. */
async function knowledge(): Promise<KnowledgePort> {
  const zebras = Array.from({ length: 12 }, (_, at) => [
    `z${at}.md`,
    `# Zebra ${at}\n\nZebras are striped.\n`,
  ]);
  const snapshot = await loadKnowledge(
    await folderOf({ ...Object.fromEntries(zebras), "lions.md": "# Lions\n\nLions are yellow.\n" }),
  );
  return { ...snapshot, version: () => snapshot.version };
}

const asked = (text: string) => [{ text, weight: 1 }];

describe("a watched knowledge", () => {
  it("notes ten of a search, and gives as many as were asked for", async () => {
    const port = await knowledge();
    const watched = watchKnowledge(port);
    const found = watched.knowledge.search(asked("zebras"), 3, EVERYONE);
    expect(found).toEqual(port.search(asked("zebras"), 3, EVERYONE));
    expect(watched.rankingOf(found.map(({ source }) => source))).toHaveLength(10);
  });

  it("takes the search whose passages were read, of several", async () => {
    const watched = watchKnowledge(await knowledge());
    const lions = watched.knowledge.search(asked("lions"), 3, EVERYONE);
    watched.knowledge.search(asked("zebras"), 3, EVERYONE);
    expect(watched.rankingOf(lions.map(({ source }) => source))).toEqual(["lions.md#lions"]);
  });

  it("has no ranking where nothing was searched for, and the last one where nothing was read", async () => {
    const watched = watchKnowledge(await knowledge());
    expect(watched.rankingOf([])).toBeNull();
    watched.knowledge.search(asked("lions"), 3, EVERYONE);
    expect(watched.rankingOf([])).toEqual(["lions.md#lions"]);
  });
});
