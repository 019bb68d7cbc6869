import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type RunCheckOptions, runCheck } from "../../src/curation/check/run-check.ts";
import { asOrdinaryUser } from "../knowledge/ordinary-user.ts";
import { repositoryOf } from "../knowledge/sources/git-repository.ts";
import { page, webServer } from "../knowledge/sources/web-server.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";

afterEach(removeTemporaryFolders);

const NOW = new Date("2026-11-21T12:00:00Z");

async function check(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<RunCheckOptions> = {},
) {
  const folder = await folderOf(files);
  return runCheck({
    env: {},
    knowledge: folder,
    bundled: "",
    staleAfter: "365d",
    failOn: "warning",
    json: false,
    now: NOW,
    ...options,
  });
}

interface Found {
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly {
    path: string;
    line?: number;
    rule: string;
    severity: string;
    message: string;
    remedy: string;
  }[];
}

/** The findings as `path:line rule message`, and the exit code. */
async function found(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<RunCheckOptions> = {},
) {
  const { output, exitCode } = await check(files, { ...options, json: true });
  const { findings } = JSON.parse(output) as Found;
  return {
    exitCode,
    findings: findings.map(({ path, line, rule, message }) => `${path}:${line ?? ""} ${rule} ${message}`),
  };
}

const WELL = { "well.md": "# Well\n\nAll is well here.\n\n## More {#more}\n\nAnd here.\n" };
const LONG =
  "The books of a period are closed on business day five by the controller, who checks each account before that and signs the report of the month.";

describe("knowledge that is well", () => {
  it("ends with 0, and says how much it is", async () => {
    const { output, exitCode } = await check(WELL);
    expect(output).toMatch(/^1 document with 3 sections in .*: 0 errors, 0 warnings\n$/);
    expect(exitCode).toBe(0);
  });

  it.each([
    "[a](well.md)",
    "[a](./well.md#more)",
    "[a](#here)",
    "[a](/well.md)",
    "[a](well)",
    "[a](sub/)",
    "[a](sub)",
    "![a](a%20b.png)",
    "[a](well.md?plain=1#more)",
    "[a](https://example.com/x.md)",
    "[a](//example.com/x)",
    "[a](mailto:a@example.com)",
    "[a](#by-id)<a id='by-id'></a>",
    "[a](#by-id)<a id=by-id></a>",
    "[a](#named) [b](#named-too)\n\n## One { #named }\n\nText.\n\n## Two {: #named-too}\n\nText.",
    "`[a](gone.md)`",
    "\n\n```\n[a](gone.md)\n```",
    "\\[a](gone.md)",
    "[a][r]\n\n[r]: well.md#more",
    "[a](well.html#more)",
    "[a](<c d.md>) and [b](c%20d.md)",
    "[a](well.md#L10) and [b](well.md#L10-L20)",
    "[a](sub/../well.md)",
    "[a](/pricing) and [b](/docs/en/start#now)",
    `[a]({{site.url}}/b) and [b](\${BASE}/c)`,
    "Said elsewhere[^1].\n\n[^1]: note gone.md",
    "<!-- [a](gone.md) -->",
    "``[a](gone.md)``",
    "[a](rocket.md#-start-) [b](rocket.md#setup) [c](rocket.md#setup-1) [d](rocket.md#caf%C3%A9)",
  ])("may hold %j", async (text) => {
    const files = {
      ...WELL,
      "a.md": `# Here\n\nText. ${text}\n`,
      "sub/README.md": "# Sub\n\nText.",
      "a b.png": "x",
      "c d.md": "# C d\n\nText.",
      "rocket.md":
        "# Rocket\n\n## 🚀 Start!?-\n\nText.\n\n## Setup\n\nOne.\n\n## Setup\n\nTwo.\n\n## Café\n\nText.",
    };
    expect(await found(files)).toEqual({ exitCode: 0, findings: [] });
  });
});

describe("a dead link", () => {
  it.each([
    ["[a](gone.md)", "dead-link links to gone.md, which is not there"],
    ["![a](gone.png)", "dead-link links to gone.png, which is not there"],
    ["[a](../gone/well.md)", "dead-link links to ../gone/well.md, which is not there"],
    ["[a][r]\n\n[r]: gone.md", "dead-link links to gone.md, which is not there"],
    ["[a](well.md#gone)", "dead-anchor links to well.md#gone, but well.md has no heading #gone"],
    ["[a](#gone)", "dead-anchor links to #gone, but a.md has no heading #gone"],
    ["- one\n- [a](gone.md)", "dead-link links to gone.md, which is not there"],
    ["[a](Well.md)", "dead-link links to Well.md, which is not there (well.md is)"],
    ["[a](/gone.md)", "dead-link links to /gone.md, which is not there"],
    ["[a](gone/)", "dead-link links to gone/, which is not there"],
    ["[a](gone%20too.md)", "dead-link links to gone%20too.md, which is not there"],
    ["<img src='gone.png'>", "dead-link links to gone.png, which is not there"],
    ["[a][gone]", "dead-link refers to [gone], which nothing in it defines"],
    [
      "[a](well.md#More)",
      "dead-anchor links to well.md#More, but well.md has no heading #More (it has #more)",
    ],
    ["[a](well.md#more-1)", "dead-anchor links to well.md#more-1, but well.md has no heading #more-1"],
  ])("such as %j is told", async (text, finding) => {
    const { findings, exitCode } = await found({ ...WELL, "a.md": `# A\n\n${text}\n` });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(
      new RegExp(`^a\\.md:[345] ${finding.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`),
    );
    expect(exitCode).toBe(1);
  });

  it("that differs in the case of its file only is dead where the disk tells them apart", async () => {
    const { findings } = await found({ ...WELL, "a.md": "# A\n\n[a](WELL.md#more)\n" });
    expect(findings).toEqual(["a.md:3 dead-link links to WELL.md#more, which is not there (well.md is)"]);
  });

  it("is told with its line, front matter included", async () => {
    const text =
      "---\ntitle: A\n---\n\n## One\n\nText,\nand [a](gone.md)\nand [b](gone.md).\n\n## Two\n\n[c](lost.md)\n";
    const { findings } = await found({ "a.md": text });
    expect(findings.map((each) => each.split(" ", 1)[0])).toEqual(["a.md:8", "a.md:9", "a.md:13"]);
  });
});

describe("what else is told", () => {
  it.each([
    [
      "a file that is not text",
      { "a.md": new Uint8Array([0x23, 0xff, 0xfe]) },
      /^a\.md: unreadable-file is not UTF-8 text/,
    ],
    [
      "front matter that does not parse",
      { "a.md": "---\ntitle: a: b\n---\n# A\n\nText.\n" },
      /^a\.md:1 front-matter has front matter that does not parse/,
    ],
    [
      "synonyms that cannot be used",
      { "a.md": "# A\n\nText.\n", "synonyms.yaml": "# Ours.\n- [halt]\n" },
      /^synonyms\.yaml:2 synonyms cannot be used, .*two words/,
    ],
    [
      "audiences that cannot be used",
      { "a.md": "---\naudiences: [everyone]\n---\n# A\n\nText.\n" },
      /^a\.md:1 audiences .*"everyone"/,
    ],
    [
      "a group that is not there",
      { "a.md": "---\naudiences: [group:x]\n---\n# A\n\nText.\n" },
      /^a\.md:1 audiences .*group:x/,
    ],
    [
      "a file of groups that cannot be read",
      { "audiences.yaml": "[" },
      /^audiences\.yaml: audiences cannot be used/,
    ],
    ["a document without a title", { "a.md": "Text.\n" }, /^a\.md: no-title/],
    ["a document without text", { "a.md": "# A\n" }, /^a\.md: no-text has no text/],
    [
      "a heading without text",
      { "a.md": "# A\n\nText.\n\n## B\n\n<!-- later -->\n\n## C\n\nText.\n" },
      /^a\.md:5 no-text .*: B$/,
    ],
    [
      "a section that is too long",
      { "a.md": `# A\n\n${"word ".repeat(2_000)}\n` },
      /^a\.md:1 long-section has \d+ characters .* under A/,
    ],
    [
      "a list nested by the dozen",
      { "a.md": `# A\n\nText.\n\n${"> ".repeat(30)}deep\n` },
      /^a\.md: deep-nesting nests lists or quotations more than 20 deep/,
    ],
    [
      "an anchor that is there twice",
      { "a.md": "# A\n\n## B {#x}\n\nText.\n\n## C {#x}\n\nText.\n" },
      /^a\.md:7 repeated-anchor has the anchor #x/,
    ],
    [
      "a section that repeats another",
      { "a.md": `# A\n\n${LONG}\n`, "b.md": `# B\n\n${LONG.toUpperCase()}\n` },
      /^b\.md:1 duplicate says the same as a\.md#a/,
    ],
    [
      "one that nearly does",
      {
        "a.md": `# A\n\n${LONG} ${LONG.replace("five", "six")}\n`,
        "b.md": `# B\n\n${LONG} ${LONG.replace("five", "six")} Indeed.\n`,
      },
      /^b\.md:1 near-duplicate says nearly the same \(\d\d %\) as a\.md#a/,
    ],
    [
      "a stale document",
      { "a.md": "---\nupdated: 2025-11-20\n---\n# A\n\nText.\n" },
      /^a\.md:1 stale was last changed on 2025-11-20, 366 days ago/,
    ],
    [
      "a stale document by its date",
      { "a.md": "---\ndate: 2020-01-01\n---\n# A\n\nText.\n" },
      /^a\.md:1 stale was last changed on 2020-01-01/,
    ],
    [
      "a date that is none",
      { "a.md": "---\nupdated: soon\n---\n# A\n\nText.\n" },
      /^a\.md:1 date has a date that is no day: "soon"/,
    ],
    [
      "a day that no year has",
      { "a.md": "---\nupdated: 2026-02-30\n---\n# A\n\nText.\n" },
      /^a\.md:1 date has a date that is no day: "2026-02-30"/,
    ],
    ["an empty file", { "a.md": "" }, /^a\.md: no-text has no text/],
    [
      "front matter that is TOML",
      { "a.md": "+++\ntitle = 'A'\n+++\n\n# A\n\nText.\n" },
      /^a\.md:1 front-matter has front matter that is TOML/,
    ],
    [
      "a text of UTF-16",
      { "a.md": Buffer.from("\ufeff# A\n\nText.", "utf16le") },
      /^a\.md: unreadable-file is UTF-16 text/,
    ],
    [
      "what is no text",
      { "a.md": Uint8Array.from({ length: 256 }, (_, at) => at) },
      /^a\.md: unreadable-file is no text/,
    ],
    [
      "a section of fifty thousand words",
      { "a.md": `# A\n\n${"word ".repeat(50_000)}\n` },
      /^a\.md:1 long-section has 25\d\d\d\d characters/,
    ],
    [
      "a date that is to come",
      { "a.md": "---\nupdated: 2027-01-01\n---\n# A\n\nText.\n" },
      /^a\.md:1 date .*still to come/,
    ],
  ])("is %s", async (_, files, finding) => {
    const { findings, exitCode } = await found({ ...WELL, ...files });
    expect(findings).toEqual([expect.stringMatching(finding)]);
    expect(exitCode).toBe(1);
  });

  it("is not a document that is just not stale, a parent heading, or short sections that are alike", async () => {
    const files = {
      "a.md":
        "---\nupdated: 2025-11-21\n---\n# A\n\n## B\n\n### C\n\nSee the overview.\n\n### D\n\nSee the overview.\n",
    };
    expect(await found(files)).toEqual({ exitCode: 0, findings: [] });
    expect((await found(files, { staleAfter: "2w" })).findings).toHaveLength(1);
  });

  it("is a file that may not be read", async () => {
    const folder = await folderOf({ ...WELL, "a.md": "# A\n\nText." });
    await chmod(join(folder, "a.md"), 0);
    const { findings } = await asOrdinaryUser(() => found({}, { knowledge: folder }));
    expect(findings).toEqual([expect.stringMatching(/^a\.md: unreadable-file cannot be read/)]);
  });
});

describe("a document that no other links to", () => {
  const written = (name: string, text = "Text.") => `# ${name}\n\n${text}\n`;
  const LINKED = {
    "README.md": written("Start", "[a](a.md), [more](more/)"),
    "a.md": written("A", "[b](b.md#b)"),
    "b.md": written("B", "[lost](#b) and [again](b.md)"),
    "more/c.md": written("C"),
  };

  it("is told where the others are linked from one to the next", async () => {
    expect(await found({ ...LINKED, "lost.md": written("Lost", "[a](a.md) [self](lost.md)") })).toEqual({
      exitCode: 1,
      findings: [expect.stringMatching(/^lost\.md: orphan is linked to by no other document/)],
    });
    expect((await found(LINKED)).findings).toEqual([]);
  });

  it("is none where documents are found some other way", async () => {
    const { "README.md": _, ...withoutEntry } = LINKED;
    expect((await found({ ...withoutEntry, "lost.md": written("Lost") })).findings).toEqual([]);
    const loose = Object.fromEntries(["x", "y", "z", "w"].map((name) => [`${name}.md`, written(name)]));
    expect((await found({ ...LINKED, ...loose })).findings).toEqual([]);
  });
});

describe("a file that declares sources", () => {
  it("is checked source by source, each with its name before its paths", async () => {
    const docs = await folderOf({
      "a.md": "# A\n\n[b](b.md) [gone](gone.md) [top](/b.md) [other](repo/a.md)\n",
      "b.md": `# B\n\n${LONG}\n`,
    });
    const { folder: repo } = await repositoryOf({
      "a.md": `# A\n\n${LONG}\n\n## More\n\n[x](gone.md) [img](gone.png) [up](../src/main.c)\n`,
      "lat.md": new Uint8Array([0x23, 0x20, 0xe9]),
    });
    const web = await webServer({
      "/p": page("<main><h1>P</h1><p>Text. <a href='/q'>q</a></p></main>", "text/html", {
        "last-modified": "Tue, 03 Nov 2020 10:00:00 GMT",
      }),
    });
    const file = await folderOf({
      "knowledge.yaml": `sources:
  - {name: docs, folder: ${docs}, audiences: ["group:none"]}
  - {name: repo, git: "file://${repo}"}
  - {name: site, http: ["${web.url}/p"]}
  - {name: down, http: ["http://127.0.0.1:1/x"]}
`,
    });
    const { findings, exitCode } = await found({}, { knowledge: join(file, "knowledge.yaml") });
    expect(findings.map((each) => each.replace(/127\.0\.0\.1:\d+/, "host"))).toEqual([
      expect.stringMatching(/^docs: audiences is declared with .*group:none/),
      "docs/a.md:3 dead-link links to gone.md, which is not there",
      "docs/a.md:3 dead-link links to repo/a.md, which is not there",
      expect.stringMatching(/^down: unreadable-source cannot be fetched: none of its pages can be had/),
      "repo/a.md:1 duplicate says the same as docs/b.md#b",
      "repo/a.md:7 dead-link links to gone.md, which is not there",
      "repo/lat.md: unreadable-file is not UTF-8 text",
      expect.stringMatching(/^site\/p\.md:1 stale was last changed on 2020-11-03/),
    ]);
    expect(exitCode).toBe(1);
  });

  it("that is faulty ends with 3", async () => {
    const folder = await folderOf({ "knowledge.yaml": "sources: []" });
    await expect(check({}, { knowledge: join(folder, "knowledge.yaml") })).rejects.toMatchObject({
      code: "SOURCES_INVALID",
      exitCode: 3,
    });
  });
});

describe("the exit code", () => {
  const WARNED = { "a.md": "Text without a title.\n" };

  it("is 1 for warnings too, unless only errors are to count", async () => {
    expect((await check(WARNED)).exitCode).toBe(1);
    expect((await check(WARNED, { failOn: "error" })).exitCode).toBe(0);
    expect((await check({ "a.md": "# A\n\n[a](gone.md)" }, { failOn: "error" })).exitCode).toBe(1);
  });

  it("is told by an error where the knowledge is not there, or the age is none", async () => {
    await expect(check(WELL, { knowledge: "/nowhere/sources.yaml" })).rejects.toMatchObject({ exitCode: 3 });
    await expect(check(WELL, { knowledge: "/nowhere/at/all" })).rejects.toMatchObject({ exitCode: 3 });
    await expect(check(WELL, { staleAfter: "soon" })).rejects.toMatchObject({
      code: "PERIOD_INVALID",
      exitCode: 2,
    });
  });
});

describe("the report", () => {
  it("for a person names each finding with its line, and each remedy once", async () => {
    const { output } = await check({ ...WELL, "a.md": "# A\n\n[a](gone.md)\n\n[b](lost.md)\n" });
    expect(output.split("\n").slice(0, 5)).toEqual([
      "a.md:3  error dead-link: links to gone.md, which is not there",
      "a.md:5  error dead-link: links to lost.md, which is not there",
      "",
      expect.stringMatching(/^dead-link: Correct the path/),
      "",
    ]);
    expect(output).toMatch(/2 errors, 0 warnings\n$/);
  });

  it("for a person shows each remedy of a kind, up to three", async () => {
    const latin = new Uint8Array([0x23, 0x20, 0xe9]);
    const { output } = await check({ ...WELL, "1.md": latin, "2.md": latin, "3.md": latin, "4.md": latin });
    expect(output.match(/^unreadable-file: Save it .*$/gm)).toEqual([
      expect.stringContaining("1.md"),
      expect.stringContaining("2.md"),
      expect.stringContaining("3.md"),
    ]);
  });

  it("tells how far it is", async () => {
    const told: (readonly [number, number])[] = [];
    await check({ ...WELL, "b.md": "# B\n\nText." }, { onProgress: (...at) => told.push(at) });
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it("comes for ten thousand sections that are much alike", async () => {
    const sections = Array.from(
      { length: 100 },
      (_, at) => `## H${at}\n\n${LONG} Case number ${at} is with office ${at * 7}.\n`,
    );
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`${at}.md`, `# D${at}\n\n${sections.join("\n")}`]),
    );
    const { findings } = await found(files);
    expect(findings.length).toBe(9_900);
  });
});

it("the knowledge that comes with Ledger is well", async () => {
  const { findings } = await found({}, { knowledge: join(import.meta.dirname, "../../fixtures/knowledge") });
  expect(findings).toEqual([]);
});
