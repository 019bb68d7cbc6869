import { describe, expect, it } from "vitest";
import { LedgerError } from "../../src/core/errors.ts";
import { openStore } from "../../src/store/open-store.ts";
import { query } from "./embedded/databases.ts";
import { openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();

describe("opening the store", () => {
  it("says which database did not answer, and never its password", async () => {
    const error = await openStore("postgres://ledger:hunter2@127.0.0.1:1/books", () => {}).catch(
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(LedgerError);
    expect(error).toMatchObject({ code: "DATABASE_UNAVAILABLE", exitCode: 4 });
    expect(error.message).toContain("127.0.0.1:1/books");
    expect(`${error.message} ${error.remedy}`).not.toContain("hunter2");
  });

  it("says so when the password is wrong", async () => {
    const wrong = new URL(database.url);
    wrong.password = "wrong";
    await expect(openStore(wrong.href, () => {})).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  });

  it("brings an empty database to this schema, also when two processes open it at once", async () => {
    await query(database.url, "create database fresh");
    const fresh = new URL(database.url);
    fresh.pathname = "/fresh";
    const stores = await Promise.all([openTestStore(fresh.href), openTestStore(fresh.href)]);
    const tables = await query<{ table_name: string }>(
      fresh.href,
      "select table_name from information_schema.tables where table_schema = 'public'",
    );
    expect(tables.map(({ table_name }) => table_name)).toEqual(
      expect.arrayContaining(["conversations", "questions"]),
    );
    await Promise.all(stores.map((store) => store.close()));
  });

  it("refuses a schema that a newer Ledger has made", async () => {
    await query(database.url, "create database newer");
    const newer = new URL(database.url);
    newer.pathname = "/newer";
    await (await openTestStore(newer.href)).close();
    await query(
      newer.href,
      "insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01')",
    );
    await expect(openStore(newer.href, () => {})).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      remedy: expect.stringContaining("newer Ledger"),
    });
  });
});
