import { describe, expect, it } from "vitest";
import { HARD_CLOSE } from "../../bot/bot-fixture.ts";
import { query } from "../../store/embedded/databases.ts";
import { apiWorld } from "./api-world.ts";

const world = apiWorld();
const QUESTION = { text: "What is a hard close?" };

const statusesOf = (all: readonly { status: number }[]) =>
  Object.groupBy(
    all.map(({ status }) => status),
    String,
  ) as Record<string, number[]>;

describe("the limits", () => {
  it("let exactly so many of a hundred at once through, and tell the others when to come back", async () => {
    const client = await world.client({ USER_RATE_LIMIT_PER_MINUTE: "7" });
    const all = await Promise.all(
      Array.from({ length: 100 }, () => client.ask({ ...QUESTION, asker: "flood" })),
    );
    expect(statusesOf(all)["200"]).toHaveLength(7);
    expect(statusesOf(all)["429"]).toHaveLength(93);
    for (const { status, headers, body } of all) {
      if (status !== 429) continue;
      expect(body).toMatchObject({
        code: "LIMITED",
        message: expect.stringMatching(/Please ask again in \d+ s/),
      });
      expect(headers.get("retry-after")).toMatch(/^([1-9]|[1-5]\d|60)$/);
    }
    expect((await client.ask({ ...QUESTION, asker: "another" })).status).toBe(200);
  });

  it("hold for all askers together, also across processes", async () => {
    await query(world.database.url, "delete from limit_windows");
    const env = { RATE_LIMIT_PER_MINUTE: "9" };
    const clients = await Promise.all([world.client(env), world.client({ ...env, LEDGER_ROLE: "gateway" })]);
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, n) => clients[n % 2]?.ask({ ...QUESTION, asker: `asker-${n}` })),
    );
    expect(all.filter((told) => told?.status === 200)).toHaveLength(9);
    expect(all.filter((told) => told?.status === 429)).toHaveLength(21);
    await query(world.database.url, "delete from limit_windows");
  });

  it("refuse by the status also whoever wants events", async () => {
    const client = await world.client({ USER_RATE_LIMIT_PER_MINUTE: "1" });
    await client.ask({ ...QUESTION, asker: "eager" });
    const { status } = await client.ask({ ...QUESTION, asker: "eager" }, { accept: "text/event-stream" });
    expect(status).toBe(429);
  });
});

describe("an Idempotency-Key", () => {
  const keptOf = (asker: string) =>
    query<{ id: string }>(world.database.url, `select id from questions where asker_id = '${asker}'`);

  it("makes one question of twenty requests at once, each with the same answer", async () => {
    const clients = await Promise.all([world.client(), world.client({ LEDGER_ROLE: "gateway" })]);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        clients[n % 2]?.ask({ ...QUESTION, asker: "twenty" }, { "idempotency-key": "key-1" }),
      ),
    );
    const [first] = all;
    expect(first?.body.text).toBe(HARD_CLOSE);
    for (const told of all) expect(told?.body).toEqual(first?.body);
    expect(await keptOf("twenty")).toEqual([{ id: first?.body.id }]);
  });

  it("is each asker's own", async () => {
    const client = await world.client();
    const key = { "idempotency-key": "key-2" };
    const one = await client.ask({ ...QUESTION, asker: "one" }, key);
    const other = await client.ask({ ...QUESTION, asker: "other" }, key);
    expect(one.body.id).not.toBe(other.body.id);
  });

  it("is refused for another question, and tells nothing of the first", async () => {
    const client = await world.client();
    const key = { "idempotency-key": "key-3" };
    await client.ask({ ...QUESTION, asker: "mixed" }, key);
    const { status, body } = await client.ask({ text: "What is a soft close?", asker: "mixed" }, key);
    expect([status, body.code]).toEqual([422, "KEY_REUSED"]);
    expect(await keptOf("mixed")).toHaveLength(1);
  });

  it("gives the same refusal until its time has come, and then the answer", async () => {
    const client = await world.client({ USER_RATE_LIMIT_PER_MINUTE: "1" });
    const asked = { ...QUESTION, asker: "patient" };
    const key = { "idempotency-key": "key-4" };
    await client.ask(asked);
    const first = await client.ask(asked, key);
    const again = await client.ask(asked, key);
    expect([first.status, again.status, again.body.id]).toEqual([429, 429, first.body.id]);
    expect((await client.find(first.body.id)).status).toBe(429);
    await query(world.database.url, "delete from limit_windows");
    await query(
      world.database.url,
      `update questions set answer = jsonb_set(answer::jsonb, '{retryAt}', '1') where id = '${first.body.id}'`,
    );
    const later = await client.ask(asked, key);
    expect([later.status, later.body.text]).toEqual([200, HARD_CLOSE]);
    expect((await client.ask(asked, key)).body).toEqual(later.body);
  });
});
