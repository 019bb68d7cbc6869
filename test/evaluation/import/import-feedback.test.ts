import { execFileSync } from "node:child_process";
import { readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { addToFile, textIn } from "../../../src/evaluation/import/add-to-file.ts";
import { importFeedback } from "../../../src/evaluation/import/import-feedback.ts";
import { passagesIn } from "../../../src/evaluation/import/unknown-gold.ts";
import { casesOf } from "../../../src/feedback/cases-of.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { folderOf } from "../fixtures/files.ts";

afterAll(removeTemporaryFolders);

function line(id: string, question: string, more: object = {}): string {
  return JSON.stringify({ id, question, gold: [], ...more });
}

/** What a person has in a file: odd blanks, a comment's key order, no line end at the end. */
const MINE = `{"question": "What is a hard close?",   "id": "hard-close", "gold": ["a.md#b"]}\n\n${line("own", "Mine?")}`;
const REVIEW = { review: { answer: "No.", cited: [], votes: { up: 0, down: 1 }, reasons: [], comments: [] } };

async function imported(feedback: string, mine?: string) {
  const folder = await folderOf({ "f.jsonl": feedback, ...(mine !== undefined && { "q.jsonl": mine }) });
  const into = join(folder, "q.jsonl");
  const result = await importFeedback({ from: [join(folder, "f.jsonl")], into }).catch((error) => error);
  return { result, folder, into, text: await readFile(into, "utf8").catch(() => undefined) };
}

describe("feedback that is imported", () => {
  it("is added below what is there, which stays letter by letter", async () => {
    const { result, text, folder } = await imported(
      `${line("new", "New?")}\n${line("r", "Why?", REVIEW)}\n`,
      MINE,
    );
    expect(result).toEqual({ added: 2, toReview: 1, known: 0, disputed: [], total: 4 });
    expect(text).toBe(`${MINE}\n${line("new", "New?")}\n${line("r", "Why?", REVIEW)}\n`);
    expect((await readdir(folder)).sort()).toEqual(["f.jsonl", "q.jsonl"]);
  });

  it("is a file of its own where there is none yet", async () => {
    expect((await imported(line("new", "New?"))).text).toBe(`${line("new", "New?")}\n`);
  });

  it("is not added where its id or its words are there, or come twice", async () => {
    const feedback = [
      line("own", "Other?"),
      line("x", "what is a  HARD close"),
      line("n", "N?"),
      line("n2", "n ?"),
    ];
    const { result, text } = await imported(feedback.join("\n"), MINE);
    expect(result).toEqual({ added: 1, toReview: 0, known: 3, disputed: [], total: 3 });
    expect(text).toBe(`${MINE}\n${line("n", "N?")}\n`);
  });

  it("changes nothing the second time", async () => {
    const { into, folder, text } = await imported(line("new", "New?"), MINE);
    const again = await importFeedback({ from: [join(folder, "f.jsonl")], into });
    expect([again.added, await readFile(into, "utf8")]).toEqual([0, text]);
  });

  it.each([
    ["what comes", "{", MINE, /f\.jsonl:1 is not JSON/],
    ["what is there", line("n", "N?"), `${MINE}\n{"id": 3}`, /q\.jsonl:4 "id"/],
    ["a key of either", line("n", "N?", { glod: [] }), MINE, /f\.jsonl:1 .*did you mean "gold"/],
  ])("is refused for a fault of %s, and nothing is written", async (_what, feedback, mine, message) => {
    const { result, text } = await imported(feedback, mine);
    expect(result).toMatchObject({
      code: "QUESTIONS_INVALID",
      exitCode: 3,
      message: expect.stringMatching(message),
    });
    expect(text).toBe(mine);
  });

  it("is refused where the export is not there", async () => {
    const folder = await folderOf({ "q.jsonl": MINE });
    const result = importFeedback({ from: [join(folder, "no.jsonl")], into: join(folder, "q.jsonl") });
    await expect(result).rejects.toMatchObject({ message: expect.stringContaining("no.jsonl is not there") });
  });

  it("tells of each vote against an answer to a question that is there, with its place", async () => {
    const against = [
      line("v1", "what is a hard close", REVIEW),
      line("own", "Mine?", REVIEW),
      line("v3", "New?", REVIEW),
    ];
    const { result, into, folder, text } = await imported(against.join("\n"), MINE);
    expect(result).toMatchObject({ added: 1, toReview: 1, known: 2 });
    expect(result.disputed).toEqual([
      { id: "hard-close", file: into, line: 1, by: "v1" },
      { id: "own", file: into, line: 3, by: "own" },
    ]);
    expect(text).toContain(MINE);
    const again = await importFeedback({ from: [join(folder, "f.jsonl")], into });
    expect(again.disputed.map(({ by }) => by)).toEqual(["v1", "own"]);
  });

  it.each([
    ["up, down", [line("up", "Same?", { gold: ["a.md"] }), line("down", "same ?", REVIEW)]],
    ["down, up", [line("down", "same ?", REVIEW), line("up", "Same?", { gold: ["a.md"] })]],
  ])("is to be reviewed where people voted %s on the same words", async (_what, votes) => {
    const { result, text } = await imported(votes.join("\n"));
    expect(result).toMatchObject({ added: 1, toReview: 1, known: 1, disputed: [], total: 1 });
    expect(text).toBe(`${line("down", "same ?", REVIEW)}\n`);
  });

  it("is to be reviewed where the knowledge does not have its gold", async () => {
    const knowledge = await folderOf({ "a.md": "# A\n\n## Is\n\nIt is there.\n" });
    const votes = [
      line("here", "One?", { gold: ["a.md#is"] }),
      line("lost", "Two?", { gold: ["a.md#is", "b.md#x"] }),
    ];
    const folder = await folderOf({ "f.jsonl": votes.join("\n") });
    const into = join(folder, "q.jsonl");
    const has = await passagesIn(knowledge);
    expect(await importFeedback({ from: [join(folder, "f*.jsonl")], into, has })).toMatchObject({
      added: 2,
      toReview: 1,
    });
    const [here, lost] = (await readFile(into, "utf8")).trim().split("\n");
    expect(here).toBe(votes[0]);
    expect(JSON.parse(lost ?? "")).toMatchObject({
      id: "lost",
      review: expect.stringMatching(/does not have b\.md#x:/),
    });
  });

  it("does not write over what somebody writes meanwhile, and is refused", async () => {
    const folder = await folderOf({ "q.jsonl": MINE });
    const into = join(folder, "q.jsonl");
    const before = await textIn(into);
    await writeFile(into, "theirs");
    await expect(addToFile(into, before, ["{}"])).rejects.toMatchObject({
      code: "QUESTIONS_UNWRITABLE",
      message: expect.stringMatching(/was changed meanwhile/),
    });
    await rm(into);
    await expect(addToFile(into, before, ["{}"])).rejects.toMatchObject({ code: "QUESTIONS_UNWRITABLE" });
    await writeFile(into, "theirs");
    await expect(addToFile(into, undefined, ["{}"])).rejects.toMatchObject({ code: "QUESTIONS_UNWRITABLE" });
    expect(await readFile(into, "utf8")).toBe("theirs");
  });

  it("is refused and not waited for where a pipe is given", async () => {
    const folder = await folderOf({ "f.jsonl": line("a", "A?") });
    execFileSync("mkfifo", [join(folder, "q.jsonl")]);
    for (const [from, into] of [
      ["f.jsonl", "q.jsonl"],
      ["q.jsonl", "new.jsonl"],
    ] as const)
      await expect(
        importFeedback({ from: [join(folder, from)], into: join(folder, into) }),
      ).rejects.toMatchObject({ message: expect.stringMatching(/q\.jsonl is no file but a pipe/) });
  });

  it("goes through a link to the file that it leads to, which keeps its rights", async () => {
    const folder = await folderOf({ "f.jsonl": line("n", "N?"), "real/q.jsonl": MINE });
    await symlink("real/q.jsonl", join(folder, "q.jsonl"));
    const { mode } = await stat(join(folder, "real/q.jsonl"));
    await importFeedback({ from: [join(folder, "f.jsonl")], into: join(folder, "q.jsonl") });
    expect(await readFile(join(folder, "real/q.jsonl"), "utf8")).toContain('"N?"');
    expect((await stat(join(folder, "real/q.jsonl"))).mode).toBe(mode);
  });

  it("may be what `ledger feedback export` makes of votes", async () => {
    const answer = {
      outcome: "answered" as const,
      text: "5 days [1].",
      citations: [{ marker: 1, source: "pto.md#carry-over", title: "PTO", quote: "5 days" }],
      model: "extractive",
      usage: { inputTokens: 0, outputTokens: 0 },
    };
    const voted = [true, false].map((helped, at) => ({
      questionId: `v${at}`,
      question: `Question ${at}?`,
      answer,
      followUp: false,
      votes: [{ helped, at: 0 }],
    }));
    const exported = casesOf(voted as never).map((each) => JSON.stringify(each));
    expect((await imported(exported.join("\n"))).result).toMatchObject({ added: 2, toReview: 1 });
  });

  it("never loses a line, whatever is there and comes", async () => {
    const entry = fc
      .record({ id: fc.string({ minLength: 1 }), question: fc.string({ minLength: 1 }) })
      .filter(({ id, question }) => id.trim() !== "" && question.trim() !== "");
    await fc.assert(
      fc.asyncProperty(fc.array(entry), fc.array(entry), fc.boolean(), async (there, comes, ended) => {
        const text = (list: typeof there) => list.map(({ id, question }) => line(id, question)).join("\n");
        const mine = text(there) + (ended && there.length > 0 ? "\n" : "");
        const { text: after = "", result } = await imported(text(comes), mine);
        expect(after.startsWith(mine)).toBe(true);
        expect(after.split("\n").filter((each) => each !== "")).toHaveLength(result.total);
        expect(result.added + result.known).toBe(comes.length);
      }),
      { numRuns: 60 },
    );
  });
});
