import type { DashboardPlan } from "../dashboard-plan.ts";
import { askedRow } from "./asked-row.ts";
import { faultsRow } from "./faults-row.ts";
import { objectivesRow } from "./objectives-row.ts";

export const service: DashboardPlan = {
  uid: "ledger-service",
  title: "Ledger: service",
  description: "What those who ask get of the bot, and whether it keeps what is promised.",
  shows: "6h",
  rows: [objectivesRow, askedRow, faultsRow],
};
