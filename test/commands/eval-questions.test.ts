import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import EvalImport from "../../commands/eval/import.ts";
import EvalInit from "../../commands/eval/init.ts";
import { folderOf } from "../evaluation/fixtures/files.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";

afterAll(removeTemporaryFolders);
afterEach(() => vi.restoreAllMocks());

const ROOT = resolve(import.meta.dirname, "../..");
const ZEBRAS = { "docs/zebras.md": "# Animals\n\n## Zebras\n\nZebras are striped all over their bodies.\n" };

/** What a command prints. */
async function printed(run: () => Promise<unknown>): Promise<string> {
  const parts: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    parts.push(String(part));
    return true;
  });
  await run();
  vi.restoreAllMocks();
  return parts.join("");
}

describe("ledger eval init", () => {
  it("writes a file of questions and says what is in it", async () => {
    const folder = await folderOf(ZEBRAS);
    const out = join(folder, "q.jsonl");
    const text = await printed(() => EvalInit.run([join(folder, "docs"), "--out", out], { root: ROOT }));
    expect(text).toMatch(
      /^1 question from the knowledge and 1 that it should not answer are in .*q\.jsonl\.\nReview each/,
    );
    expect(await readFile(out, "utf8")).toContain('"question":"What are zebras?"');
  });

  it("says why sections have no question", async () => {
    const more = "\n## Lions\n\nLions sleep for most of the day.\n\n## Table\n\n| a |\n|---|\n| 1 |\n";
    const folder = await folderOf({ "docs/zebras.md": ZEBRAS["docs/zebras.md"] + more });
    const args = [join(folder, "docs"), "--out", join(folder, "q.jsonl"), "--limit", "2"];
    expect(await printed(() => EvalInit.run(args, { root: ROOT }))).toMatch(
      /q\.jsonl; of 1 section none was made, without a heading or a sentence at the beginning; 1 section more is left out by --limit\./,
    );
  });
});

describe("ledger eval import", () => {
  it("adds what comes and counts it", async () => {
    const folder = await folderOf({ "f.jsonl": '{"id":"a","question":"A?","gold":[]}\n' });
    const [from, into] = [join(folder, "f.jsonl"), join(folder, "q.jsonl")];
    const text = await printed(() => EvalImport.run([from, "--into", into, "--json"], { root: ROOT }));
    expect(JSON.parse(text)).toEqual({ file: into, added: 1, toReview: 0, known: 0, disputed: 0, total: 1 });
    expect(await readFile(into, "utf8")).toBe('{"id":"a","question":"A?","gold":[]}\n');
  });

  it("tells of votes against answers, and takes gold that the knowledge lacks for review", async () => {
    const folder = await folderOf({
      ...ZEBRAS,
      "f1.jsonl": '{"id":"v","question":"Known","gold":[],"review":"No."}\n',
      "f2.jsonl": '{"id":"b","question":"B?","gold":["no.md#x"]}\n',
      "q.jsonl": '{"id":"known","question":"Known?","gold":[]}\n',
    });
    const into = join(folder, "q.jsonl");
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const args = [join(folder, "f*.jsonl"), "--into", into, "--knowledge", join(folder, "docs")];
    const text = await printed(async () => {
      await EvalImport.run(args, { root: ROOT });
      expect(told.mock.calls.flat()).toEqual([
        `${into}:1 "known": somebody voted against an answer to it ("v").\n`,
      ]);
    });
    expect(text).toBe(
      `1 question added to ${into}, 1 of them to be reviewed; 1 was there already, 1 with a vote against the answer. It has 2.\n`,
    );
  });
});
