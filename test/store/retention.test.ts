import { expect, it } from "vitest";
import { askedAndAnswered } from "./answered-question.ts";
import { openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();

it("what is older than its days is deleted as soon as a worker starts, and nothing with 0 days", async () => {
  const store = await openTestStore(database.url);
  const old = await askedAndAnswered(store, { askedAt: "2020-01-02T09:00:00Z" });
  const recent = await askedAndAnswered(store, { askedAt: new Date().toISOString() });
  const work = (retentionDays: number) =>
    store.work({ slots: 1, perAsker: 1, question: async () => {}, tasks: {}, retentionDays });

  const keeping = await openTestStore(database.url);
  await keeping.work({ slots: 1, perAsker: 1, question: async () => {}, tasks: {} });
  await keeping.close();
  expect(await store.questions.load(old.id)).toBeDefined();

  await work(365);
  await expect.poll(() => store.questions.load(old.id)).toBeUndefined();
  expect(await store.questions.load(recent.id)).toBeDefined();
  await store.close();
});
