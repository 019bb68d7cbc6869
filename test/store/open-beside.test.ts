import { describe, expect, it } from "vitest";
import { runGaps } from "../../src/curation/gaps/run-gaps.ts";
import { runErase } from "../../src/data/run-erase.ts";
import { runExport } from "../../src/feedback/run-export.ts";
import { runReport } from "../../src/report/run-report.ts";
import { query } from "./embedded/databases.ts";
import { openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const now = new Date("2026-11-15T12:00:00Z");

/** What is run beside a bot, on the bot's database. */
const READERS = {
  report: (url: string) =>
    runReport({ env: { DATABASE_URL: url }, since: "30d", minutesSaved: 10, most: 10, json: true, now }),
  "feedback export": (url: string) =>
    runExport({ env: { DATABASE_URL: url }, since: "30d", json: true, now }),
  "knowledge gaps": (url: string) =>
    runGaps({ env: { DATABASE_URL: url }, since: "30d", limit: 20, json: true, now }),
};
const ALL = {
  ...READERS,
  "data erase": (url: string) =>
    runErase({ env: { DATABASE_URL: url }, person: "U1", yes: false, json: true }),
};

async function freshDatabase(name: string): Promise<string> {
  await query(database.url, `create database ${name}`);
  return changed({ pathname: `/${name}` });
}

function changed(parts: Partial<URL>, url = database.url): string {
  return Object.assign(new URL(url), parts).href;
}

const tablesOf = (url: string) =>
  query(url, "select tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");

describe.each(Object.entries(ALL))("%s", (name, run) => {
  const own = name.replace(/\W/g, "_");

  it("makes nothing in an empty database, and says that it is one", async () => {
    const url = await freshDatabase(`empty_${own}`);
    await expect(run(url)).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      message: expect.stringContaining("empty"),
      remedy: expect.stringContaining("Start the bot on it once"),
    });
    expect(await tablesOf(url)).toEqual([]);
  });

  it("leaves an older schema and a newer one as they are, and says what to do", async () => {
    const url = await freshDatabase(`aged_${own}`);
    await (await openTestStore(url)).close();
    await query(url, "delete from kysely_migration where name = '0007-question-costs'");
    await query(url, "drop table question_costs");
    await expect(run(url)).rejects.toMatchObject({
      remedy: expect.stringContaining("Start the bot of this version once"),
    });
    expect(await tablesOf(url)).not.toContainEqual({ tablename: "question_costs" });
    await query(url, "insert into kysely_migration values ('9999-future', '2030-01-01')");
    await expect(run(url)).rejects.toMatchObject({ remedy: expect.stringContaining("newer Ledger") });
  });

  it.each([
    ["Postgres is away", { port: "1" }, "ECONNREFUSED", "Start it, or correct DATABASE_URL."],
    [
      "there is no such database",
      { pathname: "/nowhere" },
      '"nowhere" does not exist',
      "Create the database",
    ],
    [
      "the password is wrong",
      { password: "wrong" },
      "authentication failed",
      "Correct the user and the password",
    ],
  ])("says as the bot does that %s", async (_what, parts, said, remedy) => {
    await expect(run(changed(parts))).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      message: expect.stringContaining(said),
      remedy: expect.stringContaining(remedy),
    });
  });
});

describe.each(Object.entries(READERS))("%s needs no right to write", (name, run) => {
  it("of its user, and says which right to read it misses", async () => {
    const role = `reads_${name.replace(/\W/g, "_")}`;
    const url = await freshDatabase(role);
    await (await openTestStore(url)).close();
    await query(database.url, `create role ${role} login password 'reader'`);
    const readersUrl = changed({ username: role, password: "reader" }, url);
    await expect(run(readersUrl)).rejects.toMatchObject({ remedy: expect.stringContaining("select") });
    await query(url, `grant select on kysely_migration to ${role}`);
    await expect(run(readersUrl)).rejects.toMatchObject({ remedy: expect.stringContaining("select") });
    await query(url, `grant select on all tables in schema public to ${role}`);
    await expect(run(readersUrl)).resolves.toBeDefined();
  });

  it("of a server that is read-only, as a replica is", async () => {
    const url = await freshDatabase(`replica_${name.replace(/\W/g, "_")}`);
    await (await openTestStore(url)).close();
    await query(
      url,
      `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`,
    );
    await expect(run(url)).resolves.toBeDefined();
  });
});
