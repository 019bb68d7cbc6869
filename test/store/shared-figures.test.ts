import { expect, it } from "vitest";
import { query } from "./embedded/databases.ts";
import { openTestStore, testDatabase } from "./store-fixture.ts";

const database = testDatabase();

it("tells how many people asked in the last 24 hours, each once, out of an index", async () => {
  const store = await openTestStore(database.url);
  try {
    expect((await store.sharedFigures()).activeUsers).toBe(0);
    await query(database.url, "insert into conversations (id, channel) values ('c', 'slack')");
    await query(
      database.url,
      `insert into questions (id, event_id, message_id, conversation_id, channel, address, asker_id, text, asked_at)
       select 'q' || at, 'e' || at, 'm' || at, 'c', channel, '{}', asker, 'What?', now() - asked
       from (values (1, 'slack', 'ana', interval '1 minute'), (2, 'slack', 'ana', interval '2 hours'),
                    (3, 'http', 'ana', interval '3 hours'), (4, 'slack', 'ben', interval '23 hours'),
                    (5, 'slack', 'cara', interval '25 hours')) as asked (at, channel, asker, asked)`,
    );
    expect((await store.sharedFigures()).activeUsers).toBe(3);
    const [index] = await query<{ indexdef: string }>(
      database.url,
      "select indexdef from pg_indexes where indexname = 'questions_by_time'",
    );
    expect(index?.indexdef).toContain("(asked_at, channel, asker_id)");
  } finally {
    await store.close();
  }
});
