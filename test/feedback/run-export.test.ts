import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QuestionId } from "../../src/core/question.ts";
import { type ExportOptions, runExport } from "../../src/feedback/run-export.ts";
import type { NewVote } from "../../src/store/votes.ts";
import { evaluatedJson } from "../evaluation/evaluating.ts";
import { type AskedAndAnswered, askedAndAnswered } from "../store/answered-question.ts";
import { type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const database = testDatabase();
const CLOSE = "# Close\n\n## Hard close {#hard-close}\n\nA hard close is the end of a period.\n";

let store: OpenedStore;
let helpful: QuestionId;
let unhelpful: QuestionId;

beforeAll(async () => {
  store = await openTestStore(database.url);
  const first = "2026-11-10T08:00:00Z";
  helpful = await voted({ text: "What is a hard close?", askedAt: first }, [
    { helped: true },
    { helped: true },
  ]);
  unhelpful = await voted({ text: "Who is ana@example.com?" }, [
    { helped: true },
    { helped: false, reason: "outdated", comment: "Ask ben@example.com." },
  ]);
  await voted({ text: "Too much", answer: { outcome: "limited" } }, [{ helped: false }]);
  // Made from documents that are not for everybody: never a case.
  const secret = {
    marker: 1,
    source: "plan.md#merger",
    title: "Plan",
    quote: "In June.",
    restricted: true as const,
  };
  await voted({ text: "When is the merger?", answer: { citations: [secret] } }, [{ helped: true }]);
  await voted({ text: "Who merges?", answer: { outcome: "refused", citations: [], restricted: true } }, [
    { helped: false },
  ]);
  await voted({ text: "Long ago" }, [{ helped: true, votedAt: new Date("2026-01-01T00:00:00Z") }]);
  await askedAndAnswered(store, { askedAt: "2026-11-10T09:00:00Z", text: "No vote" });
});
afterAll(() => store?.close());

describe("the export of feedback", () => {
  it("makes a case with gold of what helped, and one to be reviewed of what did not, masked", async () => {
    const { output, note } = await exported();
    expect(
      output
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: helpful,
        question: "What is a hard close?",
        gold: ["close.md#hard-close"],
        reference: "The point after which nothing can be posted. [1]",
        tags: ["feedback"],
      },
      {
        id: unhelpful,
        question: "Who is [email]?",
        gold: [],
        tags: ["feedback", "outdated"],
        review: {
          answer: "The point after which nothing can be posted. [1]",
          cited: ["close.md#hard-close"],
          votes: { up: 1, down: 1 },
          reasons: ["outdated"],
          comments: ["Ask [email]."],
        },
      },
    ]);
    expect(note).toMatch(/^2 cases, 1 of them to be reviewed/);
  });

  it("is read by an evaluation, which leaves out what is to be reviewed and says so", async () => {
    const out = join(await temporaryFolder(), "cases.jsonl");
    expect((await exported({ out })).note).toContain(`2 cases in ${out}`);
    const { json, warnings } = await evaluatedJson({
      files: [out],
      documents: { "close.md": CLOSE },
    });
    expect(json.questions).toMatchObject([{ id: helpful, verdict: "pass" }]);
    expect(warnings).toEqual([expect.stringContaining("one question is still to be reviewed")]);
  });

  it("leaves a file alone that is there already", async () => {
    const out = join(await temporaryFolder(), "cases.jsonl");
    await exported({ out });
    const first = await readFile(out, "utf8");
    await expect(exported({ out })).rejects.toMatchObject({ code: "FEEDBACK_UNWRITABLE", exitCode: 3 });
    expect(await readFile(out, "utf8")).toBe(first);
  });

  it("is one JSON line with its counts on demand", async () => {
    const { output, note } = await exported({ json: true });
    expect(JSON.parse(output)).toMatchObject({ exported: 2, toReview: 1, cases: [{ id: helpful }, {}] });
    expect(note).toBe("");
  });

  it("says so where nobody has voted", async () => {
    const { output, note } = await exported({ since: "2026-11-20" });
    expect(output).toBe("");
    expect(note).toMatch(/^Nobody has voted on an answer since 2026-11-20/);
  });

  it("gives a question that was asked after another to a person to word it", async () => {
    const first = await askedAndAnswered(store, { askedAt: "2026-11-12T09:00:00Z" });
    const later = await askedAndAnswered(
      store,
      { askedAt: "2026-11-12T09:01:00Z", text: "And then?" },
      first.place,
    );
    await vote(later.id, "U1", { helped: true });
    const { cases } = JSON.parse((await exported({ json: true })).output);
    const found = cases.find(({ id }: { id: string }) => id === later.id);
    expect(found.review.comments).toEqual([expect.stringContaining("so that it stands alone")]);
  });
});

function exported(options: Partial<ExportOptions> = {}) {
  return runExport({
    env: { DATABASE_URL: database.url },
    since: "30d",
    json: false,
    now: new Date("2026-11-21T12:00:00Z"),
    ...options,
  });
}

/** A question whose answer people voted on, each vote by somebody else. */
async function voted(
  asked: Partial<AskedAndAnswered>,
  votes: readonly (Partial<NewVote> & { helped: boolean })[],
): Promise<QuestionId> {
  const { id } = await askedAndAnswered(store, { askedAt: "2026-11-10T09:00:00Z", ...asked });
  for (const [at, given] of votes.entries()) await vote(id, `U${at}`, given);
  return id;
}

async function vote(questionId: QuestionId, voterId: string, given: Partial<NewVote> & { helped: boolean }) {
  const votedAt = new Date("2026-11-11T09:00:00Z");
  const eventId = `${questionId} ${voterId}`;
  expect(await store.votes.keep({ eventId, questionId, voterId, votedAt, ...given }, [])).toMatchObject({
    status: "kept",
  });
}
