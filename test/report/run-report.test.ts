import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_USAGE } from "../../src/core/answer.ts";
import type { Report } from "../../src/report/report.ts";
import { type ReportOptions, runReport } from "../../src/report/run-report.ts";
import { askedAndAnswered } from "../store/answered-question.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";

const database = testDatabase();
let store: OpenedStore;

const REFUSED = { outcome: "refused", citations: [], model: "none", usage: NO_USAGE } as const;

beforeAll(async () => {
  store = await openTestStore(database.url);
  const ask = (asked: Parameters<typeof askedAndAnswered>[1]) => askedAndAnswered(store, asked);
  await ask({ asker: "ANA", askedAt: "2026-11-02T09:00:00Z", took: 1_000 });
  await ask({ asker: "ANA", askedAt: "2026-11-04T09:00:00Z", took: 3_000 });
  await ask({ asker: "BEN", askedAt: "2026-11-10T23:59:59Z", took: 2_000, team: "T2" });
  await ask({ asker: "BEN", askedAt: "2026-11-11T10:00:00Z", text: "Who pays?", answer: REFUSED });
  await ask({ asker: "CAT", askedAt: "2026-11-11T11:00:00Z", text: "who  PAYS", answer: REFUSED });
  await ask({
    asker: "CAT",
    askedAt: "2026-11-11T12:00:00Z",
    text: "=1+1, or ana@example.com?",
    answer: REFUSED,
  });
  await ask({
    asker: "CAT",
    askedAt: "2026-11-12T12:00:00Z",
    answer: { model: "own-model", usage: { inputTokens: 5, outputTokens: 5 }, degraded: "It was slow." },
  });
  // One that waits, one that was taken back, and one of another month.
  await store.questions.keep(newQuestion({ askedAt: new Date("2026-11-13T09:00:00Z") }));
  const withdrawn = newQuestion({ askedAt: new Date("2026-11-13T09:00:00Z") });
  await store.questions.keep(withdrawn);
  await store.questions.withdraw(withdrawn.messageId);
  const taken = await store.questions.take(withdrawn.id);
  if (taken) await store.questions.markDone(taken.claim, new Date("2026-11-13T09:00:01Z"), "withdrawn");
  await ask({ asker: "OLD", askedAt: "2026-09-01T09:00:00Z" });
});

afterAll(() => store.close());

function report(options: Partial<ReportOptions> = {}): Promise<string> {
  return runReport({
    env: { DATABASE_URL: database.url },
    since: "30d",
    minutesSaved: 10,
    most: 10,
    json: false,
    now: new Date("2026-11-15T12:00:00Z"),
    ...options,
  });
}

const asJson = async (options: Partial<ReportOptions> = {}) =>
  JSON.parse(await report({ json: true, ...options })) as Report;

describe("a report tells", () => {
  it("how many asked how much, a day and a week, and who came back", async () => {
    const { usage } = await asJson();
    expect(usage).toMatchObject({ questions: 8, askers: 4, returningAskers: 3, repeatUse: 0.75 });
    expect(usage.weeks).toEqual([
      { week: "2026-11-02", questions: 2, askers: 1 },
      { week: "2026-11-09", questions: 6, askers: 3 },
    ]);
    expect(usage.days.find(({ day }) => day === "2026-11-11")).toEqual({
      day: "2026-11-11",
      questions: 3,
      askers: 2,
      answered: 0,
      refused: 3,
      costUsd: 0,
    });
  });

  it("how well it went: outcomes, times, degraded answers", async () => {
    const { quality } = await asJson();
    expect(quality).toMatchObject({
      outcomes: { answered: 4, refused: 3, open: 1 },
      answeredShare: 0.5,
      degraded: 1,
      medianMs: 1_500,
      helped: 0,
      helpfulShare: null,
    });
  });

  it("what it cost: in all, a question, a model, a team, and what has no known price", async () => {
    const { cost } = await asJson();
    expect(cost.totalUsd).toBeCloseTo(3 * 0.0045, 10);
    expect(cost.perQuestionUsd).toBeCloseTo((3 * 0.0045) / 8, 10);
    expect(cost.unpriced).toBe(1);
    expect(cost.models.map(({ model, costUsd }) => [model, costUsd])).toEqual([
      ["claude-sonnet-4.5", expect.closeTo(0.0135, 10)],
      ["own-model", null],
    ]);
    expect(cost.teams.map(({ team, questions }) => [team, questions])).toEqual([
      ["T1", 7],
      ["T2", 1],
    ]);
  });

  it("what time it saved, by the assumption that it was given", async () => {
    expect((await asJson({ minutesSaved: 30 })).timeSaved).toEqual({ minutesAnAnswer: 30, hours: 2 });
  });

  it("what the knowledge lacks: the same question once, the most frequent first, personal data masked", async () => {
    const { gaps } = await asJson();
    expect(gaps.map(({ question, refused }) => [question, refused])).toEqual([
      ["who  PAYS", 2],
      ["=1+1, or [email]?", 1],
    ]);
    expect((await asJson({ most: 1 })).gaps).toHaveLength(1);
  });

  it("which sources are used", async () => {
    expect((await asJson()).sources).toEqual([{ source: "close.md#hard-close", answers: 4 }]);
  });

  it("of a period in days of UTC, both ends included", async () => {
    const { usage } = await asJson({ since: "2026-11-04", until: "2026-11-10" });
    expect(usage.days.map(({ day }) => day)).toEqual(["2026-11-04", "2026-11-10"]);
    expect((await asJson({ since: "1d" })).usage.questions).toBe(0);
  });
});

describe("a report is printed", () => {
  it("as text, a line for each figure", async () => {
    const text = await report();
    expect(text).toContain("From 2026-10-17 until 2026-11-15 12:00 UTC");
    expect(text).toMatch(/questions +8\n/);
    expect(text).toMatch(/people who asked +4, of whom 3 on two days or more \(75 %\)/);
    expect(text).toMatch(/a question +\$0\.0017\n/);
    expect(text).toMatch(/2 times +who PAYS\n/);
    expect(text).toMatch(/1 time +=1\+1/);
    expect(text).toMatch(/week of 2026-11-02 +2 questions of 1 person\n/);
    expect(text).toMatch(/2026-11-02 +1 question, 1 answered/);
  });

  it("as JSON without the digits that adding up leaves", async () => {
    const digits = [...(await report({ json: true, minutesSaved: 7 })).matchAll(/\d\.(\d+)[,}]/g)];
    expect(digits.length).toBeGreaterThan(5);
    for (const [, decimals = ""] of digits) expect(decimals.length).toBeLessThanOrEqual(9);
  });

  it("as text where nothing was asked", async () => {
    const text = await report({ since: "2026-08-01", until: "2026-08-02" });
    expect(text).toMatch(/questions +0\n/);
    expect(text).not.toContain("NaN");
  });

  it("as a table for a spreadsheet, in which no text is a formula", async () => {
    expect(await report({ csv: "gaps" })).toBe(
      [
        "question,refused,not_helped,last_asked_at",
        "who  PAYS,2,0,2026-11-11T11:00:00.000Z",
        `"'=1+1, or [email]?",1,0,2026-11-11T12:00:00.000Z`,
        "",
      ].join("\r\n"),
    );
    expect((await report({ csv: "weeks" })).split("\r\n")[1]).toBe("2026-11-02,2,1");
  });
});

describe("a report is refused", () => {
  it.each(["yesterday", "0", "2026-02-30", "2026-13-01", "5y", ""])("since %j", async (since) => {
    await expect(report({ since })).rejects.toMatchObject({ code: "PERIOD_INVALID" });
  });

  it("where its period is empty", async () => {
    await expect(report({ since: "2026-11-04", until: "2026-11-03" })).rejects.toMatchObject({
      code: "PERIOD_INVALID",
      message: expect.stringContaining("is empty"),
    });
  });

  it("without a database, by the name of the setting", async () => {
    await expect(report({ env: {} })).rejects.toMatchObject({
      code: "SETTINGS_INVALID",
      message: expect.stringContaining("DATABASE_URL is missing"),
    });
  });
});
