import type { ColumnType, Generated } from "kysely";

/** The tables of migration 0003. */
export interface SharedLimitTables {
  limit_windows: LimitWindowsTable;
  model_budgets: ModelBudgetsTable;
  model_calls: ModelCallsTable;
  paces: PacesTable;
}

interface LimitWindowsTable {
  key: string;
  questions: number;
  ends_at: Date;
}

/** US dollars as Postgres keeps them: exact, and as text. */
type Usd = ColumnType<string, string | undefined, string>;

interface ModelBudgetsTable {
  key: string;
  calls: Generated<number>;
  /** What was settled, and what is reserved and not settled. */
  spent_usd: Usd;
  changed_at: Generated<Date>;
}

interface ModelCallsTable {
  id: Generated<string>;
  question_id: string;
  attempt: number;
  /** False for a call that does again what an earlier attempt at the question had counted. */
  counted: boolean;
  /** The day in UTC that pays. */
  day: string;
  reserved_usd: string;
  settled_usd: string | null;
  reserved_at: Generated<Date>;
}

interface PacesTable {
  key: string;
  /** When all that is reserved is used up, in milliseconds since the epoch. */
  free_at_ms: ColumnType<string, number | string, number | string>;
  held_until_ms: ColumnType<string, number | string, number | string>;
}
