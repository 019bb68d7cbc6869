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
    const stop = other.signals.hear(
      "answers",
      (payload) => heard.push(payload),
      () => {
        missed += 1;
      },
    );
    await query(
      database.url,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ledger-session'",
    );
    await until("it is told of", () => missed === 1);
    await one.signals.tell("answers", 1);
    await until("it is heard again", () => heard.length === 1);
    stop();
  });

  it("is not disturbed by what others notify on its channel", async () => {
    const heard: unknown[] = [];
    const stop = one.signals.hear("answers", (payload) => heard.push(payload));
    for (const payload of ["", "{", "null", '{"topic":1}', '"answers"'])
      await query(database.url, `notify ledger, '${payload}'`);
    await one.signals.tell("answers", "after");
    await until("the next is heard", () => heard.length > 0);
    expect(heard).toEqual(["after"]);
    stop();
  });

  it("refuses what is too long for one", async () => {
    await expect(one.signals.tell("answers", "x".repeat(8_000))).rejects.toThrow("keep the rest in a table");
  });
});
