import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runErase } from "../../src/data/run-erase.ts";
import { runPurge } from "../../src/data/run-purge.ts";
import { askedAndAnswered } from "../store/answered-question.ts";
import { newQuestion, type OpenedStore, openTestStore, testDatabase } from "../store/store-fixture.ts";

const database = testDatabase();
let store: OpenedStore;
beforeAll(async () => {
  store = await openTestStore(database.url);
});
afterAll(() => store.close());

const erase = (person: string, yes: boolean) =>
  runErase({ env: { DATABASE_URL: database.url }, person, yes, json: true });
const isKept = async (conversation: Parameters<OpenedStore["questions"]["follows"]>[0]) =>
  store.questions.follows(conversation);

describe("what is kept about a person", () => {
  it("is only counted at first, and deleted when that is confirmed, conversation and all", async () => {
    const mine = await askedAndAnswered(store, { asker: "ANA", askedAt: "2026-11-02T09:00:00Z" });
    const others = await askedAndAnswered(store, { asker: "BEN", askedAt: "2026-11-02T09:00:00Z" });

    expect(JSON.parse(await erase("ANA", false))).toMatchObject({ deleted: false, questions: 1, votes: 0 });
    expect(await isKept(mine.place.conversation)).toBe(true);
    expect(JSON.parse(await erase("ANA", true))).toMatchObject({ deleted: true, questions: 1 });
    expect(await isKept(mine.place.conversation)).toBe(false);
    expect(await isKept(others.place.conversation)).toBe(true);
    await expect(erase("ANA", true)).rejects.toMatchObject({ code: "PERSON_UNKNOWN" });
  });

  it("is deleted with the counters that name the person, and no other's", async () => {
    const windowOf = (person: string) => [{ key: `user-day:${person}`, points: 1, durationMs: 60_000 }];
    for (const person of ["DAN", "EVE"]) await store.limitWindows.count(windowOf(person));
    await askedAndAnswered(store, { asker: "DAN", askedAt: "2026-11-02T09:00:00Z" });
    await erase("DAN", true);
    expect(await store.limitWindows.count(windowOf("DAN"))).toEqual([]);
    expect(await store.limitWindows.count(windowOf("EVE"))).toHaveLength(1);
  });

  it("is deleted while a question of theirs is being answered, which then ends quietly", async () => {
    const question = newQuestion({ asker: { id: "CAT" } });
    await store.questions.keep(question);
    const taken = await store.questions.take(question.id);
    if (taken === undefined) throw new Error("The question cannot be taken up.");
    await erase("CAT", true);
    await expect(store.questions.saveReply(taken.claim, { ts: "1.2" })).rejects.toThrow();
    expect(await store.questions.take(question.id)).toBeUndefined();
  });
});

describe("what is older than it may be", () => {
  it("is deleted when that is confirmed, but not what waits for its answer", async () => {
    const old = await askedAndAnswered(store, { asker: "OLD", askedAt: "2026-01-02T09:00:00Z" });
    const recent = await askedAndAnswered(store, { asker: "NEW", askedAt: "2026-11-02T09:00:00Z" });
    const waiting = newQuestion({ askedAt: new Date("2026-01-02T09:00:00Z") });
    await store.questions.keep(waiting);
    const told: number[] = [];
    const purge = (yes: boolean) =>
      runPurge({
        env: { DATABASE_URL: database.url },
        olderThanDays: 90,
        yes,
        json: true,
        now: new Date("2026-11-15T00:00:00Z"),
        onProgress: (questions) => void told.push(questions),
      });

    expect(JSON.parse(await purge(false))).toMatchObject({ deleted: false, questions: 1 });
    expect(JSON.parse(await purge(true))).toMatchObject({ deleted: true, questions: 1 });
    expect(told).toEqual([1]);
    expect(await isKept(old.place.conversation)).toBe(false);
    expect(await isKept(recent.place.conversation)).toBe(true);
    expect(await isKept(waiting.place.conversation)).toBe(true);
  });
});
