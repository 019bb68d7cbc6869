import type { DashboardPlan } from "../dashboard-plan.ts";
import { answersRow } from "./answers-row.ts";
import { atAGlanceRow } from "./at-a-glance-row.ts";
import { costRow } from "./cost-row.ts";
import { modelRow } from "./model-row.ts";
import { peopleRow } from "./people-row.ts";

export const answersAndCost: DashboardPlan = {
  uid: "ledger-answers-and-cost",
  title: "Ledger: answers and cost",
  description: "What the answers are worth, what they cost, and how the models do.",
  shows: "24h",
  rows: [atAGlanceRow, answersRow, costRow, modelRow, peopleRow],
};
