import { expect, it } from "vitest";
import { readDeclaration } from "../../../src/knowledge/sources/read-declaration.ts";
import { declare } from "./opened.ts";

const QUERY = "query: '{ a { b } }'\n    items: data.a\n    fields: {body: b}";

it("is read with every kind of source, its defaults, and folders from where the file stands", async () => {
  const { file, folder } = await declare(`
sources:
  - {name: handbook, folder: docs, every: 1h, owner: "@docs", audiences: ["channel:C01"]}
  - {name: api, git: "git@github.com:acme/api.git", branch: main, subfolder: docs, token: "\${TOKEN}"}
  - {name: pages, http: ["https://acme.test/a"], headers: {authorization: "Bearer \${TOKEN}"}}
  - {name: site, sitemap: "https://acme.test/sitemap.xml"}
  - name: faq
    graphql: https://acme.test/graphql
    ${QUERY}
`);
  const [handbook, api, pages, site, faq] = await readDeclaration(file, { TOKEN: "s3cret" });
  expect(handbook).toMatchObject({
    kind: "folder",
    folder: `${folder}/docs`,
    every: 3_600_000,
    owner: "@docs",
  });
  expect(api).toMatchObject({ kind: "git", every: 900_000, timeout: 120_000, token: "s3cret" });
  expect(pages).toMatchObject({
    kind: "http",
    headers: { authorization: "Bearer s3cret" },
    max_documents: 1_000,
  });
  expect(site).toMatchObject({ kind: "sitemap", request_timeout: 30_000, origins: [] });
  expect(faq).toMatchObject({ kind: "graphql", format: "markdown", variables: {} });
});

it("names all its faults at once, each with its place", async () => {
  const { file } = await declare(`sources:
  - name: Bad Name
    folder: docs
    every: often
  - name: twice
    folder: a
    color: red
  - name: twice
    http: [ftp://x.test, "https://me:pass@x.test/"]
  - name: both
    folder: a
    git: https://x.test/r
  - name: none
  - just words
  - name: locked
    git: "https://x.test/r"
    token: "\${NOT_SET}"
    branch: --upload-pack=touch
    subfolder: ../..
  - name: env
    http: ["https://x.test/\${SECRET}"]
  - name: twice
    git: "ext::sh -c touch% /tmp/x"
extra: 1
`);
  const fault = await readDeclaration(file, { SECRET: "hidden-value" }).catch((error) => error);
  expect(fault).toMatchObject({ code: "SOURCES_INVALID", exitCode: 3, remedy: expect.any(String) });
  const faults = fault.message
    .split("\n")
    .slice(1)
    .map((line: string) => line.replace(`  - ${file}:`, ""));
  expect(faults).toEqual([
    expect.stringMatching(/^2:11 sources\[0\]\.name: must be lower-case/),
    expect.stringMatching(/^4:12 sources\[0\]\.every: must be a duration/),
    expect.stringMatching(/^7:5 sources\[1\]: Unrecognized key: "color"/),
    expect.stringMatching(/^9:12 sources\[2\]\.http\[0\]: must be an http\(s\) address/),
    expect.stringMatching(/^9:26 sources\[2\]\.http\[1\]: must be an http\(s\) address without a password/),
    expect.stringMatching(/^10:5 sources\[3\]: must have one of .*, and has folder and git/),
    expect.stringMatching(/^13:5 sources\[4\]: must have one of folder, git, http, sitemap, graphql/),
    expect.stringMatching(/^14:5 sources\[5\]: must have one of/),
    expect.stringMatching(/^18:13 sources\[6\]\.branch: must be a branch/),
    expect.stringMatching(/^19:16 sources\[6\]\.subfolder: must be a path inside/),
    expect.stringMatching(/^17:12 sources\[6\]\.token: needs NOT_SET/),
    expect.stringMatching(/^21:12 sources\[7\]\.http\[0\]: must be an http/),
    expect.stringMatching(/^23:10 sources\[8\]\.git: must be an https, ssh or file address/),
    expect.stringMatching(/^24:1 the file: Unrecognized key: "extra"/),
  ]);
  expect(fault.message).not.toContain("hidden-value");
});

it("does not take two sources of one name, whose documents could not be told apart", async () => {
  const { file } = await declare("sources:\n  - {name: a, folder: x}\n  - {name: a, folder: y}\n");
  await expect(readDeclaration(file, {})).rejects.toMatchObject({
    code: "SOURCES_INVALID",
    message: expect.stringMatching(/:3:12 sources\[1\]\.name: a is another source's name too/),
  });
});

it.each([
  ["no YAML", "sources: [", /:1:1\d? /],
  ["empty", "", /the file/],
  ["no list", "sources: all", /1:10 sources/],
  ["an empty list", "sources: []", /1:10 sources: must name at least one source/],
])("is refused when it is %s", async (_what, yaml, message) => {
  const { file } = await declare(yaml);
  await expect(readDeclaration(file, {})).rejects.toMatchObject({
    code: "SOURCES_INVALID",
    message: expect.stringMatching(message),
  });
});

it("that is missing says how to give another", async () => {
  await expect(readDeclaration("/nowhere/knowledge.yaml", {})).rejects.toMatchObject({
    code: "KNOWLEDGE_MISSING",
    remedy: expect.stringContaining("--knowledge FILE"),
  });
});
