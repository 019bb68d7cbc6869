import { describe, expect, it } from "vitest";
import { POSTGRES } from "../../../src/stack/services/postgres.ts";
import { REDIS } from "../../../src/stack/services/redis.ts";
import { clearSpareStores, NothingSpare, openSpareStores } from "../../../src/stack/verify/spare-stores.ts";
import { engineOfTests } from "./engine-of-tests.ts";

/** A Postgres and a Redis that keep what they are told to. */
function storesWith(
  redisKeys: Readonly<Record<number, readonly string[]>>,
  createdb = { code: 0, output: "" },
) {
  const keys = new Map(Object.entries(redisKeys).map(([number, names]) => [Number(number), new Set(names)]));
  const databases = new Set(["ledger"]);
  const commands: string[] = [];
  const inRedis = (number: number, [word, key = ""]: readonly string[]) => {
    if (word === "flushdb") keys.delete(number);
    if (word === "set") keys.set(number, (keys.get(number) ?? new Set()).add(key));
    return word === "exists" ? (keys.get(number)?.has(key) ? "1" : "0") : "OK";
  };
  const { engine } = engineOfTests(
    async () => {},
    async (_, command) => {
      commands.push(command.join(" "));
      const name = command.at(-1) ?? "";
      if (command[0] === "dropdb") databases.delete(name);
      if (command[0] === "createdb") {
        if (createdb.code === 0) databases.add(name);
        return createdb;
      }
      if (command[0] !== "redis-cli") return { code: 0, output: "" };
      if (command[1] === "-n") return { code: 0, output: inRedis(Number(command[2]), command.slice(3)) };
      const lines = [...keys].map(([number, { size }]) => `db${number}:keys=${size},expires=0,avg_ttl=0`);
      return { code: 0, output: ["# Keyspace", ...lines].join("\r\n") };
    },
  );
  const services = new Map(
    [POSTGRES, REDIS].map((service) => [service.name, { id: service.name, port: 5, service }]),
  );
  return { place: { engine, services }, keys, databases, commands };
}

describe("the stores that a bot is tried with", () => {
  it("are a database of its own and an empty one of Redis, and go with all that is in them", async () => {
    const { place, keys, databases } = storesWith({ 0: ["kept"], 15: ["kept"] });
    expect(await openSpareStores(place)).toEqual({
      databaseUrl: "postgres://ledger:ledger@127.0.0.1:5/ledger_tried",
      redisUrl: "redis://127.0.0.1:5/14",
    });
    expect(databases).toContain("ledger_tried");
    keys.get(14)?.add("of the bot");
    await clearSpareStores(place);
    expect([...keys.keys()]).toEqual([0, 15]);
    expect(databases).toEqual(new Set(["ledger"]));
  });

  it("that a killed process left are taken anew", async () => {
    const { place, keys } = storesWith({});
    await openSpareStores(place);
    keys.get(15)?.add("of a bot that was killed");
    expect(await openSpareStores(place)).toMatchObject({ redisUrl: "redis://127.0.0.1:5/15" });
    expect([...(keys.get(15) ?? [])]).toEqual(["ledger_tried"]);
  });

  it("are none where each database of Redis is in use, which is told, and nothing is made or lost", async () => {
    const used = Object.fromEntries(Array.from({ length: 16 }, (_, number) => [number, ["kept"]]));
    const { place, keys, databases } = storesWith(used);
    await expect(openSpareStores(place)).rejects.toThrow(NothingSpare);
    expect(keys.size).toBe(16);
    expect(databases).toEqual(new Set(["ledger"]));
  });

  it("say what Postgres said where it makes none, and leave nothing in Redis", async () => {
    const { place, keys } = storesWith({}, { code: 1, output: "createdb: error: no space left" });
    await expect(openSpareStores(place)).rejects.toThrow("ended with 1: createdb: error: no space left");
    await clearSpareStores(place);
    expect(keys.size).toBe(0);
  });

  it("do not need that nobody is at Postgres' usual template", async () => {
    const { place, commands } = storesWith({});
    await openSpareStores(place);
    expect(commands).toContain("createdb --username ledger --template template0 ledger_tried");
  });

  it("are those alone that are part of the choice", async () => {
    const { place, commands } = storesWith({});
    expect(await openSpareStores({ ...place, services: new Map() })).toEqual({});
    expect(commands).toEqual([]);
  });
});
