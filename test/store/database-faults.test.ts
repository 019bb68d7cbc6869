import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { query } from "./embedded/databases.ts";
import { makePostgresServer, type PostgresServer } from "./postgres-server.ts";
import { onEachServer } from "./servers.ts";
import { newQuestion, type OpenedStore, openTestStore } from "./store-fixture.ts";

onEachServer((server) => {
  let postgres: PostgresServer;

  beforeAll(async () => {
    postgres = await makePostgresServer(server);
    await postgres.start({ max_connections: "20" });
  });
  afterAll(async () => {
    await postgres?.stop();
    await removeTemporaryFolders();
  });

  const refusal = (url = postgres.url) =>
    openStore(url, () => {}).then(
      () => {
        throw new Error("It was opened.");
      },
      (error: unknown) => error,
    );

  async function openedStore() {
    const store = await openTestStore(postgres.url);
    onTestFinished(() => store.close());
    return store;
  }

  describe("a database that is read-only", () => {
    it("is refused at the start, with what to do", async () => {
      expect(await refusal(`${postgres.url}?options=-c%20default_transaction_read_only%3Don`)).toMatchObject({
        code: "DATABASE_UNAVAILABLE",
        message: expect.stringContaining("read-only"),
        remedy: expect.stringContaining("default_transaction_read_only"),
      });
    });

    it("is told of while the bot runs, keeps no question silently, and is used again afterwards", async () => {
      const store = await openedStore();
      const setReadOnly = async (value: string) => {
        const url = `${postgres.url}?options=-c%20default_transaction_read_only%3Doff`;
        await query(url, `alter system set default_transaction_read_only = ${value}`);
        await query(url, "select pg_reload_conf()");
      };
      await setReadOnly("on");
      await until("it is told of", async () => (await store.state()).state === "down");
      expect(await store.state()).toEqual({ state: "down", detail: "it is read-only" });
      const question = newQuestion();
      await expect(store.questions.keep(question)).rejects.toThrow("read-only transaction");
      await setReadOnly("off");
      await until("it can be written to", async () => (await store.state()).state === "up");
      expect(await store.questions.keep(question)).toMatchObject({ status: "kept" });
    });
  });

  describe("a database with a full disk", () => {
    it("is told of until something can be written again, and keeps no question silently", async () => {
      const store = await openedStore();
      // What Postgres says then, in its own words and by its own code.
      await query(
        postgres.url,
        `create function fill() returns trigger language plpgsql as $$ begin
          raise exception 'could not extend file "base/5/1": No space left on device' using errcode = '53100';
        end $$`,
      );
      await query(
        postgres.url,
        "create trigger full_disk before insert on questions execute function fill()",
      );
      const question = newQuestion();
      await expect(store.questions.keep(question)).rejects.toThrow("No space left");
      expect(await store.state()).toEqual({
        state: "down",
        detail: expect.stringContaining("No space left on device"),
      });
      await query(postgres.url, "drop trigger full_disk on questions");
      expect(await store.questions.keep(question)).toMatchObject({ status: "kept" });
      expect(await store.state()).toEqual({ state: "up" });
    });
  });

  describe("a database without a free connection", () => {
    it("is refused with its reason and what each replica needs", async () => {
      const stores: OpenedStore[] = [];
      onTestFinished(async () => {
        for (const store of stores) await store.close();
      });
      const openUntilFull = async (): Promise<unknown> => {
        for (;;) {
          try {
            stores.push(await openTestStore(postgres.url));
          } catch (error) {
            return error;
          }
        }
      };
      const full = await openUntilFull();
      expect(full).toMatchObject({
        code: "DATABASE_UNAVAILABLE",
        message: expect.stringMatching(/too many clients|remaining connection slots/),
        remedy: expect.stringContaining("max_connections"),
      });
    });
  });

  describe("a table that somebody holds locked", () => {
    it("lets an intake fail soon instead of hanging, and loses nothing", async () => {
      const store = await openedStore();
      const released = query(
        postgres.url,
        "begin; lock table questions in access exclusive mode; select pg_sleep(6); commit",
      );
      await until("it is locked", async () => {
        const locks = await query(
          postgres.url,
          "select 1 from pg_locks where mode = 'AccessExclusiveLock' and granted and relation = 'questions'::regclass",
        );
        return locks.length > 0;
      });
      const question = newQuestion();
      await expect(store.questions.keep(question)).rejects.toThrow("lock timeout");
      await released;
      expect(await store.questions.keep(question)).toMatchObject({ status: "kept" });
    });
  });

  describe("a database of another kind", () => {
    it.each([
      [
        "that is not there",
        (url: URL) => {
          url.pathname = "/elsewhere";
        },
        /elsewhere/,
        /Create the database/,
      ],
      [
        "with another password",
        (url: URL) => {
          url.password = "wrong";
        },
        /password authentication failed/,
        /user and the password/,
      ],
    ])("%s is refused with what to do", async (_, change, message, remedy) => {
      const url = new URL(postgres.url);
      change(url);
      expect(await refusal(url.href)).toMatchObject({
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(remedy),
      });
    });

    it("whose user may create nothing is refused with what to do", async () => {
      await query(postgres.url, "create role guest login password 'guest'");
      await query(postgres.url, "create database guests");
      const url = new URL(postgres.url);
      url.pathname = "/guests";
      await query(url.href, "revoke create on schema public from public");
      url.username = "guest";
      url.password = "guest";
      expect(await refusal(url.href)).toMatchObject({
        message: expect.stringContaining("permission denied"),
        remedy: expect.stringContaining("create tables"),
      });
    });
  });
});
