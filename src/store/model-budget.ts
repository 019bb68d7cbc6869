import { type Kysely, sql } from "kysely";
import type { Settings } from "../config/settings.ts";
import type { ModelBudget, OverBudget, Payer, Reservation } from "../llm/budget.ts";
import { keepIf } from "./keep-if.ts";
import type { Schema } from "./schema.ts";
import { settleCall } from "./settle-call.ts";
import { asUsd } from "./usd.ts";

/** What may be spent at most; days are days in UTC. */
export type BudgetLimits = Pick<
  Settings,
  "MODEL_CALLS_PER_CONVERSATION" | "MODEL_CALLS_PER_USER_DAY" | "MODEL_BUDGET_USD_PER_DAY"
>;

/**
 * Keeps what models cost in Postgres, for all replicas. A reservation that is never settled, because its process
 * died, stays spent in full: that may be more than the call cost, and never less.
 */
export function createModelBudget(db: Kysely<Schema>, limits: BudgetLimits): ModelBudget {
  return {
    async reserve(payer, costUsd) {
      const usd = asUsd(costUsd);
      const reserved = await keepIf<Reserved>(
        db,
        (result) => "id" in result,
        (transaction) => reserveIn(transaction, payer, usd, limits),
      );
      return "id" in reserved ? reservation(db, reserved.id) : reserved.over;
    },
  };
}

type Reserved = { readonly id: string } | { readonly over: OverBudget };

function reservation(db: Kysely<Schema>, id: string): Reservation {
  return { kind: "reserved", settle: async (costUsd) => settleCall(db, id, asUsd(costUsd)) };
}

/** Charges first and looks then; whoever is refused rolls back. */
async function reserveIn(
  db: Kysely<Schema>,
  payer: Payer,
  usd: string,
  limits: BudgetLimits,
): Promise<Reserved> {
  const { questionId, attempt = 1 } = payer;
  const conversation = `conversation:${payer.conversation}`;
  const day = await lockConversation(db, conversation);
  const counted = await isCounted(db, questionId, attempt);
  const keys = { conversation, user: `user-day:${day}:${payer.asker}`, day: `day:${day}` };
  const charged = await charge(db, [keys.conversation, keys.user, keys.day], counted, usd);
  const callsOf = (key: string) => (counted ? (charged.get(key)?.calls ?? 0) : 0);

  const resetsAt = dayAfter(day);
  if (callsOf(keys.conversation) > limits.MODEL_CALLS_PER_CONVERSATION) return over("conversation");
  if (callsOf(keys.user) > limits.MODEL_CALLS_PER_USER_DAY) return over("user-day", resetsAt);
  if (Number(charged.get(keys.day)?.spent_usd) > limits.MODEL_BUDGET_USD_PER_DAY)
    return over("day", resetsAt);

  const { id } = await db
    .insertInto("model_calls")
    .values({ question_id: questionId, attempt, counted, day, reserved_usd: usd, settled_usd: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id };
}

function over(budget: OverBudget["budget"], resetsAt?: Date): Reserved {
  return { over: { kind: "over", budget, ...(resetsAt && { resetsAt }) } };
}

/** One call after the other for a conversation, so that its question's earlier calls can be looked at. Tells the day. */
async function lockConversation(db: Kysely<Schema>, key: string): Promise<string> {
  const { day } = await db
    .insertInto("model_budgets")
    .values({ key })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ changed_at: sql`now()` }))
    .returning(sql<string>`to_char(now() at time zone 'utc', 'YYYY-MM-DD')`.as("day"))
    .executeTakeFirstOrThrow();
  return day;
}

/** A call counts unless an earlier attempt at the question counted it already. */
async function isCounted(db: Kysely<Schema>, questionId: string, attempt: number): Promise<boolean> {
  const { earlier, again } = await db
    .selectFrom("model_calls")
    .select([
      sql<string>`count(*) filter (where counted)`.as("earlier"),
      sql<string>`count(*) filter (where attempt = ${attempt})`.as("again"),
    ])
    .where("question_id", "=", questionId)
    .executeTakeFirstOrThrow();
  return Number(again) >= Number(earlier);
}

/** The rows are locked in the order of their keys here: that of the day last, because all wait for it. */
async function charge(db: Kysely<Schema>, keys: readonly string[], counted: boolean, usd: string) {
  const rows = await db
    .insertInto("model_budgets")
    .values(
      keys.map((key) => ({ key, calls: counted ? 1 : 0, spent_usd: key.startsWith("day:") ? usd : "0" })),
    )
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        calls: sql`model_budgets.calls + excluded.calls`,
        spent_usd: sql`model_budgets.spent_usd + excluded.spent_usd`,
        changed_at: sql`now()`,
      }),
    )
    .returning(["key", "calls", "spent_usd"])
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

function dayAfter(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date;
}
