import { execFileSync } from "node:child_process";
import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openJournal } from "../../../src/evaluation/run/journal.ts";
import { unwritableRun } from "../../../src/evaluation/run/journal-fault.ts";
import type { RunHeader } from "../../../src/evaluation/run/journal-line.ts";
import { readJournal } from "../../../src/evaluation/run/read-journal.ts";
import { writeJournal } from "../../../src/evaluation/run/write-journal.ts";
import type { Asked } from "../../../src/evaluation/through/asked.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { caseOf, observationOf } from "../judge/given.ts";

afterAll(removeTemporaryFolders);

const HEADER: RunHeader = {
  ledgerEvalRun: 1,
  knowledge: { version: "v1", documents: 1, passages: 2 },
  ...{ model: "extractive", prompt: "none", answers: "offline", through: "path" },
};

const words = fc.string({ unit: "binary" });
const passage = fc.record({ source: words, text: words, about: words });
const asked = fc.oneof<fc.Arbitrary<Asked>[]>(
  fc.record({
    kind: fc.constant("observed" as const),
    observation: fc
      .record({ text: words, passages: fc.array(passage, { maxLength: 3 }), dropped: fc.array(words) })
      .map((of) => observationOf(of)),
  }),
  fc.record({ kind: fc.constant("stale-cassette" as const), because: words }),
);

describe("the journal of a run", () => {
  it("gives back what was written, whatever ids and texts are, also beyond what is remembered of passages", async () => {
    const folder = await temporaryFolder();
    let file = 0;
    const samples = fc.uniqueArray(fc.tuple(words, asked), { selector: ([id]) => id, maxLength: 8 });
    await fc.assert(
      fc.property(samples, fc.nat(8), (given, cut) => {
        const path = join(folder, `${file++}.jsonl`);
        const first = writeJournal(path, HEADER);
        for (const [id, each] of given.slice(0, cut)) first.add(caseOf({ id }), 1, each);
        first.close();
        const before = readJournal(path);
        const second = writeJournal(path, undefined, before.passages);
        before.close();
        for (const [id, each] of given.slice(cut)) second.add(caseOf({ id }), 1, each);
        second.close();
        const run = readJournal(path);
        for (const [id, each] of given) expect(run.find(caseOf({ id }), 1)).toEqual(each);
        expect(run.samples).toBe(given.length);
        expect(run.header).toEqual(HEADER);
        run.close();
      }),
      { numRuns: 100 },
    );
  });

  it("knows no answer to other words, another sample or another case", async () => {
    const path = join(await temporaryFolder(), "run.jsonl");
    const writer = writeJournal(path, HEADER);
    writer.add(caseOf(), 1, { kind: "observed", observation: observationOf() });
    writer.close();
    const run = readJournal(path);
    expect(run.find(caseOf(), 1)).toBeDefined();
    for (const other of [
      caseOf({ question: "And sick leave?" }),
      caseOf({ thread: [{ speaker: "asker", text: "Hello" }] }),
      caseOf({ inject: [{ path: "a.md", text: "# A" }] }),
      caseOf({ id: "other" }),
    ])
      expect(run.find(other, 1)).toBeUndefined();
    expect(run.find(caseOf(), 2)).toBeUndefined();
    // What is wanted of the answer may change.
    expect(run.find(caseOf({ gold: [], tags: ["new"] }), 1)).toBeDefined();
    run.close();
  });

  it("never writes over a run that is there", async () => {
    const path = join(await temporaryFolder(), "run.jsonl");
    writeJournal(path, HEADER).close();
    expect(() => writeJournal(path, HEADER)).toThrow(/cannot be kept in .*run\.jsonl: EEXIST/);
  });

  it("is whole up to the last line for which there was room, and can be gone on with", async () => {
    const path = join(await temporaryFolder(), "run.jsonl");
    const filler = join(import.meta.dirname, "journal-filler.ts");
    const told = execFileSync(
      "sh",
      ["-c", 'ulimit -f 5; exec "$0" "$1" "$2"', process.execPath, filler, path],
      {
        encoding: "utf8",
      },
    );
    expect(told).toMatch(
      /^\d+ What is answered cannot be kept in .*: the file may not become so large \(EFBIG\)/,
    );
    const kept = Number.parseInt(told, 10);
    expect(kept).toBeGreaterThan(0);
    const run = readJournal(path);
    expect(run.samples).toBe(kept);
    run.close();
  });

  it("is refused where a passage is there twice with other words, and not with the same", async () => {
    const path = join(await temporaryFolder(), "run.jsonl");
    writeJournal(path, HEADER).close();
    const line = '{"passage":0,"source":"a.md#a","text":"one"}\n';
    await appendFile(path, line + line);
    readJournal(path).close();
    await appendFile(path, line.replace("one", "two"));
    expect(() => readJournal(path)).toThrow(
      expect.objectContaining({
        code: "RUN_INVALID",
        message: expect.stringContaining("its passage 0 is there twice, with other words (lines 3 and 4)"),
      }),
    );
  });
});

describe("a journal that is gone on with", () => {
  const reads = (text: string): Asked => ({
    kind: "observed",
    observation: observationOf({ passages: [{ source: "a.md#a", text }] }),
  });

  it("keeps the passages of both parts apart", async () => {
    const runsFolder = await temporaryFolder();
    const first = await openJournal({ runsFolder, resume: undefined }, HEADER);
    first.add(caseOf({ id: "one" }), 1, reads("first"));
    first.close();
    const second = await openJournal({ runsFolder, resume: "last" }, HEADER);
    second.add(caseOf({ id: "two" }), 1, reads("second"));
    second.close();
    const third = await openJournal({ runsFolder, resume: "last" }, HEADER);
    expect(third.find(caseOf({ id: "one" }), 1)).toEqual(reads("first"));
    expect(third.find(caseOf({ id: "two" }), 1)).toEqual(reads("second"));
    third.close();
  });

  it("asks again what could not be had, and keeps what is said then", async () => {
    const runsFolder = await temporaryFolder();
    const first = await openJournal({ runsFolder, resume: undefined }, HEADER);
    first.add(caseOf({ id: "away" }), 1, { kind: "infrastructure", because: "it was down" });
    first.add(caseOf({ id: "stale" }), 1, { kind: "stale-cassette", because: "not recorded" });
    first.close();
    const second = await openJournal({ runsFolder, resume: "last" }, HEADER);
    for (const id of ["away", "stale"]) expect(second.find(caseOf({ id }), 1)).toBeUndefined();
    second.add(caseOf({ id: "away" }), 1, reads("there"));
    second.close();
    const third = await openJournal({ runsFolder, resume: "last" }, HEADER);
    expect(third.find(caseOf({ id: "away" }), 1)).toEqual(reads("there"));
    third.close();
  });

  it.each<[string, Partial<RunHeader>]>([
    ["the knowledge was v1 and is v2", { knowledge: { version: "v2", documents: 1, passages: 2 } }],
    ["the model was extractive and is other", { model: "other" }],
    ["the prompt was none and is abc", { prompt: "abc" }],
    ["the source of answers was offline and is live", { answers: "live" }],
    ["the way to the path was path and is slack", { through: "slack" }],
    [
      "the model was extractive and is other, the prompt was none and is abc",
      { model: "other", prompt: "abc" },
    ],
  ])("is of one set-up: %s", async (differs, header) => {
    const runsFolder = await temporaryFolder();
    const { path, close } = await openJournal({ runsFolder, resume: undefined }, HEADER);
    close();
    const before = await readFile(path, "utf8");
    await expect(openJournal({ runsFolder, resume: "last" }, { ...HEADER, ...header })).rejects.toMatchObject(
      {
        code: "RUN_INVALID",
        message: expect.stringContaining(`it was made otherwise: ${differs}.`),
      },
    );
    expect(await readFile(path, "utf8")).toBe(before);
  });

  it("is not any file of lines", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "questions.jsonl");
    await writeFile(path, '{"id":"a","question":"?"}\n');
    expect(() => readJournal(path)).toThrow(
      expect.objectContaining({
        message: `The run ${path} cannot be used: line 1 does not begin a run of \`ledger eval\`.`,
      }),
    );
    expect(await readdir(folder)).toEqual(["questions.jsonl"]);
  });
});

describe("a place that cannot be written to", () => {
  const refused = (code: string) =>
    unwritableRun("runs", Object.assign(new Error(`${code}: no such file or directory`), { code }));

  it.each([
    ["ENOENT", "no folder can be made there (ENOENT)", /write to with --data-dir/],
    ["EROFS", "the disk is read-only (EROFS)", /write to with --data-dir/],
    ["ENOSPC", "the disk is full (ENOSPC)", /Make room there and go on with --resume/],
    ["EIO", "EIO: no such file or directory", /another folder/],
  ])("for %s says what fits", (code, why, remedy) => {
    expect(refused(code)).toMatchObject({
      message: `What is answered cannot be kept in runs: ${why}.`,
      remedy: expect.stringMatching(remedy),
    });
  });
});
