import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_USAGE } from "../../src/core/answer.ts";
import type { FoundGaps } from "../../src/curation/gaps/gap-lines.ts";
import { type RunGapsOptions, runGaps } from "../../src/curation/gaps/run-gaps.ts";
import { startEmbeddedDatabase } from "../../src/store/embedded/start.ts";
import { openStore } from "../../src/store/open-store.ts";
import { askedAndAnswered } from "../store/answered-question.ts";
import { type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const database = testDatabase();
const REFUSED = { outcome: "refused", citations: [], model: "none", usage: NO_USAGE } as const;
const NOW = new Date("2026-11-15T12:00:00Z");
let store: OpenedStore;

beforeAll(async () => {
  store = await openTestStore(database.url);
  const refuse = (text: string, askedAt: string) =>
    askedAndAnswered(store, { text, askedAt, answer: REFUSED });
  await refuse("How do I rotate an API key?", "2026-11-02T09:00:00Z");
  await refuse("rotating API keys", "2026-11-03T09:00:00Z");
  await refuse("Who is ana@example.com?", "2026-11-04T09:00:00Z");
  await refuse("How do I rotate an API key long ago?", "2026-09-01T09:00:00Z");
  const { id } = await askedAndAnswered(store, {
    text: "Where is the key?",
    askedAt: "2026-11-05T09:00:00Z",
  });
  for (const [voterId, helped, reason] of [
    ["U1", false, "outdated"],
    ["U2", false],
    ["U3", true],
  ] as const)
    await store.votes.keep(
      { eventId: `v-${voterId}`, questionId: id, voterId, helped, ...(reason && { reason }), votedAt: NOW },
      [],
    );
  await refuse("?!", "2026-11-06T09:00:00Z");
  await askedAndAnswered(store, { text: "What went well?", askedAt: "2026-11-05T10:00:00Z" });
});
afterAll(() => store?.close());

const gaps = (options: Partial<RunGapsOptions> = {}) =>
  runGaps({
    env: { DATABASE_URL: database.url },
    since: "30d",
    limit: 20,
    json: false,
    now: NOW,
    ...options,
  });
const found = async (options: Partial<RunGapsOptions> = {}) =>
  JSON.parse(await gaps({ ...options, json: true })) as FoundGaps;

describe("the gaps of the knowledge", () => {
  it("are what was refused or voted down, grouped, masked, without answers", async () => {
    const { questions, groups, gaps: each } = await found();
    expect({ questions, groups }).toEqual({ questions: 4, groups: 3 });
    expect(each).toMatchObject([
      {
        question: expect.stringContaining("rotat"),
        asked: 2,
        refused: 2,
        notHelped: 0,
        lastAskedAt: "2026-11-03T09:00:00.000Z",
      },
      { question: "Where is the key?", asked: 1, refused: 0, notHelped: 2, reasons: { outdated: 1 } },
      { question: expect.stringMatching(/^Who is \[.*\]\?$/), asked: 1, refused: 1 },
    ]);
    expect(JSON.stringify(each)).not.toMatch(/ana@|close\.md|posted/);
  });

  it("are those of a period, and at most so many", async () => {
    expect(await found({ since: "2026-11-04" })).toMatchObject({ questions: 2, groups: 2 });
    expect(await found({ limit: 1 })).toMatchObject({ groups: 3, gaps: [{ asked: 2 }] });
  });

  it("have a form for people", async () => {
    const text = await gaps();
    expect(text).toMatch(
      /^From 2026-10-17 until 2026-11-15 12:00 UTC: 4 questions were refused or voted down, about 3 things\n/,
    );
    expect(text).toMatch(
      /\n2× {2}.*rotat.*\n {4}.*rotat.*\n {4}refused 2, voted down 0, last asked on 2026-11-03\n/,
    );
    expect(text).toMatch(/\n {4}refused 0, voted down 2 \(1 outdated\), last asked on 2026-11-05\n/);
    expect(await gaps({ since: "2026-11-15" })).toMatch(/no question was refused or voted down\.\n$/);
  });
});

describe("the database of the gaps", () => {
  it("may be the one that ledger dev left", async () => {
    const dataDir = await temporaryFolder();
    const embedded = await startEmbeddedDatabase({ dataDir, owner: "a test" });
    const left = await openStore(embedded.url, () => {});
    await askedAndAnswered(left, { text: "Left behind?", askedAt: "2026-11-10T09:00:00Z", answer: REFUSED });
    await left.close();
    await expect(gaps({ dataDir })).rejects.toMatchObject({ code: "DATA_DIR_IN_USE", exitCode: 4 });
    await embedded.stop();
    expect(await found({ dataDir })).toMatchObject({ gaps: [{ question: "Left behind?" }] });
  });

  it("is not made where there is none", async () => {
    await expect(gaps({ dataDir: await temporaryFolder() })).rejects.toMatchObject({
      code: "DATA_DIR_MISSING",
      exitCode: 3,
    });
    await expect(gaps({ env: {} })).rejects.toMatchObject({ code: "SETTINGS_INVALID", exitCode: 3 });
  });

  it("that is down ends with 4", async () => {
    const env = { DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" };
    await expect(gaps({ env })).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE", exitCode: 4 });
  });
});
