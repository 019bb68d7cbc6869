import { describe, expect, it } from "vitest";
import type { QuestionId } from "../../src/core/question.ts";
import { until } from "../until.ts";
import { newQuestion, type OpenedStore, storesOf, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const openOne = storesOf(database);

async function keepFlood(store: OpenedStore, asker: string) {
  const flood = Array.from({ length: 200 }, () => newQuestion({ asker: { id: asker } }));
  for (const question of flood) await store.questions.keep(question);
  return flood;
}

describe("one who asks two hundred questions at once", () => {
  it.each([
    ["with slots to spare", { slots: 4, perAsker: 2 }],
    ["with one slot for all", { slots: 1, perAsker: 2 }],
  ])("lets another one go before, %s", async (_, work) => {
    const store = await openOne();
    await keepFlood(store, "U-MANY");
    const other = newQuestion({ asker: { id: "U-ONE" } });
    const handled: QuestionId[] = [];
    let kept: Promise<unknown> | undefined;
    let before = 0;
    await store.answer(async (id) => {
      handled.push(id);
      kept ??= store.questions.keep(other).then(() => {
        before = handled.length;
      });
      await kept;
    }, work);
    await until("the other one has an answer", () => handled.includes(other.id));
    expect(handled.indexOf(other.id) - before).toBeLessThanOrEqual(4);
    await store.stopWork(1_000);
  });

  it("has no more than so many answered at a time, by all replicas together, and all in the end", async () => {
    const replicas = [await openOne(), await openOne()];
    const flood = await keepFlood(await openOne(), "U-FLOOD");
    const handled = new Set<QuestionId>();
    let running = 0;
    let most = 0;
    for (const store of replicas)
      await store.answer(
        async (id) => {
          running += 1;
          most = Math.max(most, running);
          await new Promise(setImmediate);
          running -= 1;
          handled.add(id);
        },
        { slots: 4, perAsker: 2 },
      );
    await until("the flood is answered", () => flood.every(({ id }) => handled.has(id)));
    // Those that look at the same moment may all see a free place, but never does one asker have every place.
    expect(most).toBeLessThan(8);
  });
});
