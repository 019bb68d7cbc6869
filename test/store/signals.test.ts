import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../until.ts";
import { query } from "./embedded/databases.ts";
import { type OpenedStore, openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
let one: OpenedStore;
let other: OpenedStore;

beforeAll(async () => {
  [one, other] = await Promise.all([openTestStore(database.url), openTestStore(database.url)]);
});
afterAll(async () => {
  await one?.close();
  await other?.close();
});

// Each has a topic of its own, for what one told last may still be on its way in the next.
describe("a signal", () => {
  it("is heard by every process, on its topic only, until it hears no more", async () => {
    const heard: unknown[] = [];
    const stops = [one, other].map((store) =>
      store.signals.hear("answers", (payload) => heard.push(payload)),
    );
    await one.signals.tell("other-topic", { n: 0 });
    await one.signals.tell("answers", { n: 1, text: "naïve 'quoted'" });
    await until("both have heard", () => heard.length === 2);
    expect(heard).toEqual([
      { n: 1, text: "naïve 'quoted'" },
      { n: 1, text: "naïve 'quoted'" },
    ]);
    stops[0]?.();
    await one.signals.tell("answers", { n: 2 });
    await until("the other has heard", () => heard.length === 3);
    stops[1]?.();
  });

  it("tells, after a lost connection, that some may have been missed, and is heard again", async () => {
    const heard: unknown[] = [];
    let missed = 0;
    const stops = [one, other].map((store) =>
      store.signals.hear(
        "after-a-loss",
        (payload) => heard.push(payload),
        () => {
          missed += 1;
        },
      ),
    );
    await query(
      database.url,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ledger-session'",
    );
    await until("both are told of it", () => missed === 2);
    await one.signals.tell("after-a-loss", 1);
    await until("both hear again", () => heard.length === 2);
    for (const stop of stops) stop();
  });

  it("is not disturbed by what others notify on its channel", async () => {
    const heard: unknown[] = [];
    const stop = one.signals.hear("beside-others", (payload) => heard.push(payload));
    for (const payload of ["", "{", "null", '{"topic":1}', '"beside-others"'])
      await query(database.url, `notify ledger, '${payload}'`);
    await one.signals.tell("beside-others", "after");
    await until("the next is heard", () => heard.length > 0);
    expect(heard).toEqual(["after"]);
    stop();
  });

  it("refuses what is too long for one", async () => {
    await expect(one.signals.tell("answers", "x".repeat(8_000))).rejects.toThrow("keep the rest in a table");
  });
});
