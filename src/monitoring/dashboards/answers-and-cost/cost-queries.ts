/** Every process tells what all of them spent. */
export const COST_TODAY = "max(llm_daily_cost_usd)";

/**
 * The counter of a day begins anew at midnight, and falls a little where less was used than was reserved. So it is
 * compared with its least value of the hour.
 */
export const COST_OF_AN_HOUR = `${COST_TODAY} - min(min_over_time(llm_daily_cost_usd[1h]))`;
