import { expect, it } from "vitest";
import { sweepSharedLimits } from "../../src/store/sweep.ts";
import { query } from "./embedded/databases.ts";
import { replicasOn } from "./replicas.ts";
import { testDatabase } from "./store-fixture.ts";

const database = testDatabase();
const replicas = replicasOn(database);

it("the sweep deletes what is over, and nothing that still counts", async () => {
  const now = "extract(epoch from now()) * 1000";
  for (const statement of [
    `insert into limit_windows values ('over', 1, now() - interval '1 second'), ('open', 1, now() + interval '1 minute')`,
    `insert into model_budgets (key, calls, changed_at) values ('user-day:over:U1', 1, now() - interval '3 days'),
      ('user-day:open:U1', 1, now()), ('day:open', 1, now() - interval '3 days'),
      ('conversation:open', 1, now() - interval '80 days'), ('conversation:over', 1, now() - interval '91 days')`,
    `insert into model_calls (question_id, attempt, counted, day, reserved_usd, reserved_at)
      values ('over', 1, true, now(), 1, now() - interval '8 days'), ('open', 1, true, now(), 1, now())`,
    `insert into paces values ('over', 1, 1), ('held', 1, ${now} + 5000), ('open', ${now}, 0)`,
  ])
    await query(database.url, statement);

  await Promise.all(replicas.map(sweepSharedLimits));

  const left = await query<{ key: string }>(
    database.url,
    `select key from limit_windows union all select key from model_budgets
     union all select question_id from model_calls union all select key from paces order by 1`,
  );
  expect(left.map(({ key }) => key)).toEqual([
    "conversation:open",
    "day:open",
    "held",
    "open",
    "open",
    "open",
    "user-day:open:U1",
  ]);
});
