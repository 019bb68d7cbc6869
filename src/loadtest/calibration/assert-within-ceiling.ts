import { LedgerError } from "../../core/errors.ts";
import { count } from "../../text/figures.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import type { TargetName } from "../targets/open-bot.ts";
import { measureOverHttp } from "./measure-over-http.ts";
import { measureOverSlack } from "./measure-over-slack.ts";
import type { MeasureCeiling, MeasureCeilingOptions } from "./measuring.ts";
import { plannedPeak } from "./planned-peak.ts";

export type CalibratedTarget = Exclude<TargetName, "ceiling">;

export interface CalibrationOptions extends Omit<MeasureCeilingOptions, "enough"> {
  readonly measure?: Readonly<Record<CalibratedTarget, MeasureCeiling>>;
}

const MEASURE: Readonly<Record<CalibratedTarget, MeasureCeiling>> = {
  http: measureOverHttp,
  slack: measureOverSlack,
};

/**
 * Questions a second below which nothing is measured, so that no ordinary run waits for it: a slow core of today makes
 * twice as many at least. Over Slack fewer, because the simulated Slack does its work in the same process.
 */
const FLOORS: Readonly<Record<CalibratedTarget, number>> = { http: 500, slack: 100 };

/**
 * Refuses a plan that this machine cannot keep, before anything of the bot is started: its run would be INVALID at its
 * peak, after all the time until then. People who wait for an answer (`constant-vus` and the like) have no planned rate.
 *
 * @throws LedgerError RATE_TOO_HIGH; BOT_UNAVAILABLE where nothing could be measured; or the signal's reason
 */
export async function assertWithinCeiling(
  scenario: Pick<LoadScenario, "workloads" | "model">,
  target: CalibratedTarget,
  { measure = MEASURE, ...options }: CalibrationOptions,
): Promise<void> {
  const planned = plannedPeak(scenario);
  if (planned <= FLOORS[target]) return;
  const ceiling = await measure[target]({ ...options, enough: planned });
  if (planned > ceiling) throw tooHigh(planned, ceiling, target);
}

const WAY: Readonly<Record<CalibratedTarget, string>> = {
  http: "over HTTP",
  slack: "in the simulated Slack",
};

function tooHigh(planned: number, ceiling: number, target: CalibratedTarget): LedgerError {
  return new LedgerError(
    "RATE_TOO_HIGH",
    `The scenario plans ${count(Math.ceil(planned))} questions/s at its peak, and the generator makes ${count(Math.floor(ceiling))}/s at most ${WAY[target]} on this machine, as it was measured just before: what it cannot send in time would say nothing about the bot.`,
    "Lower the rate, run it on a larger machine or when this one is less busy, or spread it over several machines with --export k6 (the HTTP side).",
  );
}
