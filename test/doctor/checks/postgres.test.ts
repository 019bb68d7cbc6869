import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { postgres } from "../../../src/doctor/checks/postgres.ts";
import { query } from "../../store/embedded/databases.ts";
import { openTestStore, testDatabase } from "../../store/store-fixture.ts";
import { finding, findingOf } from "../finding.ts";

const database = testDatabase();

const look = (url?: string) => findingOf(postgres({ env: url === undefined ? {} : { DATABASE_URL: url } }));

function changed(parts: Partial<URL>): string {
  return Object.assign(new URL(database.url), parts).href;
}

describe("the check of Postgres", () => {
  it("passes one that answers, without its password in the evidence", async () => {
    const found = await look(database.url);
    expect(found).toEqual(finding("PASS", /^127\.0\.0\.1:\d+\/\w+ answers, with no schema yet/));
    expect(JSON.stringify(found)).not.toContain(new URL(database.url).password);
  });

  it("tells where vectors would be searched, where there are any", async () => {
    const found = await findingOf(
      postgres({ env: { DATABASE_URL: database.url, LEDGER_EMBEDDING_MODEL: "text-embedding-3-small" } }),
    );
    expect(found).toEqual(
      finding("PASS", "vectors are searched in memory, because the server has no pgvector"),
    );
  });

  it("catches a database that a newer Ledger has made, which would not start", async () => {
    await (await openTestStore(database.url)).close();
    expect(await look(database.url)).toEqual(finding("PASS", "the schema of this version"));
    await query(database.url, "delete from kysely_migration where name like '0007-%'");
    expect(await look(database.url)).toEqual(finding("PASS", "an older version"));
    await query(database.url, "insert into kysely_migration values ('9999-future', '2030-01-01')");
    expect(await look(database.url)).toEqual(finding("FAIL", "does not know 9999-future", "newer Ledger"));
  });

  it("is skipped where none is set", async () => {
    expect(await look()).toEqual(finding("SKIPPED", "DATABASE_URL is not set"));
  });

  it.each([
    ["the password is wrong", { password: "wrong" }, "password authentication failed"],
    ["there is no such database", { pathname: "/nowhere" }, '"nowhere" does not exist'],
  ])("catches that %s: the server has said so", async (_what, parts, saw) => {
    expect(await look(changed(parts))).toEqual(finding("FAIL", saw, "DATABASE_URL"));
  });

  it("does not know where it cannot be reached, and never shows the password", async () => {
    const found = await look("postgres://ledger:hunter2@127.0.0.1:1/books");
    expect(found).toEqual(finding("UNKNOWN", "ECONNREFUSED", "DATABASE_URL"));
    expect(JSON.stringify(found)).not.toContain("hunter2");
  });

  it("does not know where something else answers", async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect((await look(`postgres://ledger@127.0.0.1:${port}/books`)).state).toBe("UNKNOWN");
    server.close();
  });
});
