import { SETTINGS } from "../../config/settings.ts";
import type { PlanInputs } from "../scenario/plan/plan.ts";

/**
 * US dollars: what a question to the bundled knowledge costs at the simulated model's price, as the average day measures it
 * (`llm_cost_usd` by `questions`).
 */
const PRICE_PER_QUESTION = 0.003;

/** What is known of a bot that is set up as it comes. */
export const BOT_DEFAULTS: PlanInputs = {
  workers: SETTINGS.WORKER_CONCURRENCY.schema.parse(undefined),
  budgetUsdPerDay: SETTINGS.MODEL_BUDGET_USD_PER_DAY.schema.parse(undefined),
  pricePerQuestion: PRICE_PER_QUESTION,
};
