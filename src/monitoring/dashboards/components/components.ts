import type { DashboardPlan } from "../dashboard-plan.ts";
import { databaseRow } from "./database-row.ts";
import { httpRow } from "./http-row.ts";
import { nowRow } from "./now-row.ts";
import { processRow } from "./process-row.ts";
import { queueRow } from "./queue-row.ts";
import { redisRow } from "./redis-row.ts";
import { slackRow } from "./slack-row.ts";

export const components: DashboardPlan = {
  uid: "ledger-components",
  title: "Ledger: components",
  description: "The bot's processes, and what they need: the queue, Postgres, Redis, HTTP and Slack.",
  shows: "6h",
  rows: [nowRow, processRow, queueRow, databaseRow, redisRow, httpRow, slackRow],
};
