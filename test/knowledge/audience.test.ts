import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import type { Viewer } from "../../src/core/audience.ts";
import { openKnowledge } from "../../src/knowledge/live-knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { folderOf, putInto } from "./write-folder.ts";

afterEach(removeTemporaryFolders);

const GROUPS = "groups:\n  support: [U1, U2]\n  none: []\n";
const TEXT = "\n# Plan\n\nThe merger is planned for June.\n";
const VIEWERS = ["everyone", "channel:C1", "channel:C2", "user:U1", "user:U2", "user:U3"] as const;

/** Who of the viewers finds a document that begins like this. */
async function finders(head: string, groups = GROUPS) {
  const knowledge = await loadKnowledge(
    await folderOf({ "plan.md": head + TEXT, "open.md": "# Open\n\nFor all.", "audiences.yaml": groups }),
  );
  const found = VIEWERS.filter((viewer) => knowledge.search("merger", 5, viewer).length > 0);
  const counted = VIEWERS.filter((viewer) => knowledge.size(viewer).documents === 2);
  expect(counted).toEqual(found);
  return { found, problems: knowledge.problems.map(({ path, message }) => `${path} ${message}`) };
}

const withAudiences = (audiences: string) => `---\naudiences: ${audiences}\n---\n`;

describe("a document's audiences", () => {
  it.each([
    ["[channel:C1]", ["channel:C1"]],
    ["[channel:C1, channel:C2, user:U3]", ["channel:C1", "channel:C2", "user:U3"]],
    ["[user:U1]", ["user:U1"]],
    ["[group:support]", ["user:U1", "user:U2"]],
    ["[group:none]", []],
  ])("%s let in whom they name, and nobody else", async (audiences, found) => {
    expect(await finders(withAudiences(audiences))).toEqual({ found, problems: [] });
  });

  it("are everybody where there are none", async () => {
    expect(await finders("---\ntitle: A\n---\n")).toEqual({ found: VIEWERS, problems: [] });
  });

  it.each([
    ["an unknown kind", withAudiences("[team:T1]"), /"team:T1" is no channel:ID, user:ID or group:NAME/],
    ["a channel by its name", withAudiences('["channel:#general"]'), /"channel:#general" is no channel:ID/],
    ["everyone", withAudiences("[everyone]"), /"everyone" is no/],
    ["a colon too many", withAudiences("\n  - channel: C1"), /{"channel":"C1"} is no/],
    ["a text", withAudiences("channel:C1"), /audiences is no list/],
    ["nothing", withAudiences(""), /audiences is no list/],
    ["an empty list", withAudiences("[]"), /audiences is empty/],
    [
      "a group that is not there",
      withAudiences("[group:sales]"),
      /group:sales is no group of audiences.yaml/,
    ],
    ["the singular", "---\naudience: [channel:C1]\n---\n", /"audience" must be written "audiences"/],
    ["a capital", "---\nAudiences: [channel:C1]\n---\n", /"Audiences" must be written/],
    ["YAML that does not parse", "---\naudiences: [channel:C1\n---\n", /front matter that cannot be read/],
    ["another fault beside it", "---\ntitle: 12\naudiences: [channel:C1]\n---\n", /cannot be read/],
    ["front matter that is not closed", "---\naudiences: [channel:C1]\n", /cannot be read/],
    ["front matter after a line", "\n---\naudiences: [channel:C1]\n---\n", /cannot be read/],
    ["a comment above", `<!-- Copyright -->\n${withAudiences("[channel:C1]")}`, /cannot be read/],
    ["JSON", '{"title": "Plan", "audiences": ["channel:C1"]}\n', /cannot be read/],
    ["JSON on lines", '{\n  "audiences": ["channel:C1"]\n}\n', /cannot be read/],
    ["a second front matter", `---\ntitle: A\n---\n${withAudiences("[channel:C1]")}`, /cannot be read/],
    ["an invisible sign above", `\u200b${withAudiences("[channel:C1]")}`, /cannot be read/],
    ["a comment only", "<!-- audiences: [channel:C1] -->\n", /cannot be read/],
    ["lines without a mark", "Audiences: channel:C1\nAuthor: me\n", /cannot be read/],
    ["a wrong letter", "---\naudiance: [channel:C1]\n---\n", /"audiance" must be written/],
    ["two wrong letters", "---\nadiencse: [channel:C1]\n---\n", /must be written/],
    [
      "a key below another",
      "---\naccess: {audiences: [channel:C1]}\n---\n",
      /"access.audiences" must stand at/,
    ],
    ["a merge key", "---\nx: &x {audiences: [channel:C1]}\n<<: *x\n---\n", /must stand at the top/],
    ["a longer key", "---\naudience_list: [channel:C1]\n---\n", /must be written/],
    ["a longer key in camel case", "---\ntargetAudience: [channel:C1]\n---\n", /must be written/],
    ["a blank in the key", '---\n"audiences ": [channel:C1]\n---\n', /must be written/],
    ["an invisible letter", "---\naud\u200biences: [channel:C1]\n---\n", /must be written/],
    ["Cyrillic letters", "---\n\u0430ud\u0456\u0435n\u0441\u0435s: [channel:C1]\n---\n", /must be written/],
    [
      "another key",
      "---\nvisible_to: [channel:C1, group:support]\n---\n",
      /"channel:C1" stands at visible_to/,
    ],
    ["another key of one", "---\naccess: {read: user:U1}\n---\n", /"user:U1" stands at access.read/],
    ["a slip beside the right one", "---\naudience: [user:U1]\naudiences: [channel:C1]\n---\n", /must be/],
    ["a slip that is not closed", "---\naudiance:\n  - channel:C1\n", /cannot be read/],
    ["TOML tables", '+++\n[audiences]\nread = "all"\n+++\n', /cannot be read/],
    ["TOML", '+++\naudiences = ["channel:C1"]\n+++\n', /cannot be read/],
  ])("with %s let nobody in, and that is said", async (_, head, fault) => {
    const { found, problems } = await finders(head);
    expect(found).toEqual([]);
    expect(problems.join("\n")).toMatch(fault);
    expect(problems.join("\n")).toMatch(/plan\.md .*: nobody may see it/);
  });

  it.each([
    ["a key that is another word", "---\ntitle: A\nauthor: B\nstatus: open\nscience: yes\n---\n"],
    ["prose about them", "The audience of this page: all who plan.\n"],
    ["a line for whom it is written", "Audience: engineers\n"],
    ["an example below a heading", `# How to\n\n${withAudiences("[channel:C1]")}`],
    ["a text in the front matter that names one", "---\ndescription: how channel:C1 works\n---\n"],
    ["a line under the front matter", "---\ntitle: A\n---\n---\nA line.\n\nSearch user:ana in it.\n"],
  ])("are everybody with %s", async (_, head) => {
    expect(await finders(head)).toEqual({ found: VIEWERS, problems: [] });
  });

  it("of which one cannot be read are the others", async () => {
    const { found, problems } = await finders(withAudiences("[channel:C1, chan:C2]"));
    expect(found).toEqual(["channel:C1"]);
    expect(problems).toEqual([expect.stringContaining("only channel:C1 may see it")]);
  });

  it.each([
    ["does not parse", "groups: ["],
    ["has another shape", "support: [U1]\n"],
    ["names no ids", 'groups: {support: ["ana@example.com"]}\n'],
  ])("by a group let nobody in where the file of groups %s", async (_, groups) => {
    const { found, problems } = await finders(withAudiences("[group:support]"), groups);
    expect(found).toEqual([]);
    expect(problems.join("\n")).toMatch(/^audiences\.yaml cannot be used/);
  });

  it("by a group let nobody in where the file of groups cannot be read", async () => {
    const folder = await folderOf({ "plan.md": withAudiences("[group:support]") + TEXT });
    await mkdir(join(folder, "audiences.yaml"));
    const { problems, search } = await loadKnowledge(folder);
    expect(search("merger", 5, "user:U1")).toEqual([]);
    expect(problems[0]?.path).toBe("audiences.yaml");
  });
});

describe("the version of the knowledge", () => {
  it("is another when who is in a group changes", async () => {
    const files = { "plan.md": withAudiences("[group:support]") + TEXT };
    const before = await loadKnowledge(await folderOf({ ...files, "audiences.yaml": GROUPS }));
    const after = await loadKnowledge(
      await folderOf({ ...files, "audiences.yaml": GROUPS.replace("U2", "U3") }),
    );
    expect(after.version).not.toBe(before.version);
  });
});

describe("who is in a group", () => {
  it("is followed while the bot runs", async () => {
    const folder = await folderOf({
      "plan.md": withAudiences("[group:support]") + TEXT,
      "audiences.yaml": "groups: {support: [U1]}\n",
    });
    const knowledge = await openKnowledge({ folder, emit: () => {} });
    await knowledge.watch();
    onTestFinished(() => knowledge.close());
    const finds = (viewer: Viewer) => knowledge.search("merger", 1, viewer).length === 1;
    expect([finds("user:U1"), finds("user:U2")]).toEqual([true, false]);
    await putInto(folder, "audiences.yaml", "groups: {support: [U2]}\n");
    await until("the change is loaded", () => finds("user:U2"));
    expect(finds("user:U1")).toBe(false);
    await rm(join(folder, "audiences.yaml"));
    await until("nobody is in it", () => !finds("user:U2"));
  });
});

describe("the scope of a viewer", () => {
  it("is the same for those who may see the same, and another for all others", async () => {
    const { scopeOf } = await loadKnowledge(
      await folderOf({
        "a.md": `${withAudiences("[channel:C1, user:U1]")}Text.`,
        "b.md": `${withAudiences("[channel:C1, user:U1, user:U2]")}Text.`,
        "c.md": "Text.",
      }),
    );
    expect(scopeOf("channel:C1")).toBe(scopeOf("user:U1"));
    expect(scopeOf("user:U2")).not.toBe(scopeOf("user:U1"));
    expect(scopeOf("user:U2")).not.toBe("everyone");
    expect([scopeOf("everyone"), scopeOf("user:U9"), scopeOf("channel:U1")]).toEqual(
      Array(3).fill("everyone"),
    );
  });
});
