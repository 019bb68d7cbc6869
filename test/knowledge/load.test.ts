import { rename } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";
import { folderOf, writeInto } from "./write-folder.ts";

afterEach(removeTemporaryFolders);

describe("loading knowledge", () => {
  it("makes a folder of Markdown searchable, with its front matter", async () => {
    const folder = await folderOf({
      "retries.md":
        "---\ntitle: Retry policy\nowner: BOR Write\n---\n## Back-off {#backoff}\n\nFive tries.\n",
      "sub/refunds.md": "# Refunds\n\nNone.\n\n## Exceptions\n\nSome.\n",
    });
    const knowledge = await loadKnowledge(folder);
    expect(knowledge).toMatchObject({ folder, documents: 2, passages: 3, problems: [] });
    expect(knowledge.search("how many tries", 1)).toMatchObject([
      { source: "retries.md#backoff", title: "Retry policy", headings: ["Back-off"], owner: "BOR Write" },
    ]);
    expect(knowledge.search("exceptions for refunds", 1)[0]?.source).toBe("sub/refunds.md#exceptions");
  });

  it("uses the text of a document whose front matter does not parse, and names it", async () => {
    const folder = await folderOf({ "a.md": "---\ntitle: a: b\n---\n# Retries\n\nFive tries.\n" });
    const knowledge = await loadKnowledge(folder);
    expect(knowledge.search("tries", 1)[0]).toMatchObject({ source: "a.md#retries", title: "Retries" });
    expect(knowledge.problems).toEqual([
      {
        path: "a.md",
        message: expect.stringMatching(
          /^has front matter that does not parse \(.+\); its text is used without it$/,
        ),
        remedy: "Mend the YAML between the two --- lines.",
      },
    ]);
  });

  it("takes a document of one million words, and finds what stands at its end", async () => {
    const words = Array.from({ length: 1_000_000 }, (_, at) => `word${at % 5_000}`).join(" ");
    const folder = await folderOf({ "long.md": `# Long\n\n${words}\n\n## End\n\nZebras.\n` });
    const knowledge = await loadKnowledge(folder);
    expect(knowledge.problems).toEqual([]);
    expect(knowledge.search("zebras", 1)[0]?.source).toBe("long.md#end");
  });

  it("gives the same version for the same content, and another for any other", async () => {
    const files = { "a.md": "One.", "b.md": "Two." };
    const folder = await folderOf(files);
    const { version } = await loadKnowledge(folder);
    expect((await loadKnowledge(folder)).version).toBe(version);
    expect((await loadKnowledge(await folderOf(files))).version).toBe(version);

    const versions = [version];
    await writeInto(folder, "b.md", "Two!");
    versions.push((await loadKnowledge(folder)).version);
    await rename(join(folder, "b.md"), join(folder, "c.md"));
    versions.push((await loadKnowledge(folder)).version);
    await writeInto(folder, "d.md", "");
    versions.push((await loadKnowledge(folder)).version);
    expect(new Set(versions).size).toBe(4);
  });

  it("fails as reading the folder does", async () => {
    await expect(loadKnowledge(await temporaryFolder())).rejects.toMatchObject({ code: "KNOWLEDGE_EMPTY" });
  });
});
