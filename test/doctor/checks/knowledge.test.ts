import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundledKnowledge } from "../../../src/doctor/checks/bundled-knowledge.ts";
import { knowledge } from "../../../src/doctor/checks/knowledge.ts";
import { folderOf } from "../../knowledge/write-folder.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { finding, findingOf } from "../finding.ts";

afterAll(removeTemporaryFolders);

const BUNDLED = join(import.meta.dirname, "../../../fixtures/knowledge");
const GOOD = { "a.md": "# A\n\nText.\n" };

describe("the check of the knowledge", () => {
  it("passes a folder that loads, and says how much is in it", async () => {
    const folder = await folderOf(GOOD);
    expect(await findingOf(knowledge({ env: { KNOWLEDGE_DIR: folder }, bundled: BUNDLED }))).toEqual(
      finding("PASS", `1 passage of 1 document in ${folder}`),
    );
  });

  it("looks at the bundled one where no other is set", async () => {
    expect(await findingOf(knowledge({ env: {}, bundled: BUNDLED }))).toEqual(finding("PASS", BUNDLED));
  });

  it("warns of documents that are not used as they are, with the remedy of each", async () => {
    const folder = await folderOf({
      ...GOOD,
      "latin.md": new Uint8Array([0x23, 0x20, 0xe9]),
      "odd.md": "---\ntitle: [\n---\n# Odd\n\nText.\n",
    });
    expect(await findingOf(knowledge({ env: { KNOWLEDGE_DIR: folder }, bundled: BUNDLED }))).toEqual(
      finding(
        "WARN",
        /latin\.md is not UTF-8[\s\S]*odd\.md has front matter/,
        /latin\.md: Save it[\s\S]*odd\.md: Mend/,
      ),
    );
  });

  it.each([
    ["that is not there", async () => "/nowhere", "no knowledge folder"],
    ["without a document", temporaryFolder, "no Markdown file"],
  ])("catches a folder %s", async (_what, folder, saw) => {
    const env = { KNOWLEDGE_DIR: await folder() };
    expect(await findingOf(knowledge({ env, bundled: BUNDLED }))).toEqual(
      finding("FAIL", saw, "--knowledge"),
    );
  });

  it("fetches the sources that a file declares, and warns of one that fails", async () => {
    const folder = await folderOf({
      "docs/a.md": "# A\n\nText.\n",
      "good.yaml": "sources: [{name: handbook, folder: docs}]",
      "half.yaml": "sources: [{name: handbook, folder: docs}, {name: gone, folder: nowhere}]",
      "bad.yaml": "sources: [{name: handbook, folder: docs, color: red}]",
    });
    const found = (file: string) =>
      findingOf(
        knowledge({
          env: { KNOWLEDGE_FILE: join(folder, file), KNOWLEDGE_DIR: "/nowhere" },
          bundled: BUNDLED,
        }),
      );
    expect(await found("good.yaml")).toEqual(finding("PASS", "1 document of handbook"));
    expect(await found("half.yaml")).toEqual(
      finding("WARN", /gone: There is no knowledge folder/, /sources that failed/),
    );
    expect(await found("bad.yaml")).toEqual(
      finding("FAIL", /bad\.yaml:1:.*color/, /docs\/knowledge-sources\.md/),
    );
  });

  it("looks, whatever is wrong with other settings", async () => {
    expect(await findingOf(knowledge({ env: { PORT: "x" }, bundled: BUNDLED }))).toEqual(
      finding("PASS", BUNDLED),
    );
  });
});

describe("the check of the bundled knowledge", () => {
  it("passes the one that comes with Ledger", async () => {
    expect(await findingOf(bundledKnowledge({ bundled: BUNDLED }))).toEqual(finding("PASS", BUNDLED));
  });

  it("catches that it is not there, and says how to get it back", async () => {
    expect(await findingOf(bundledKnowledge({ bundled: "/nowhere" }))).toEqual(
      finding("FAIL", "/nowhere", "git checkout -- fixtures/knowledge"),
    );
  });
});
