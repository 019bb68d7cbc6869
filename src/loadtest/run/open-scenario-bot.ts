import type { LoadtestOptions } from "../loadtest-options.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import { worldOf } from "../scenario/world.ts";
import { limitSettings } from "../targets/bot/limit-settings.ts";
import type { BotSettings } from "../targets/bot/own-bot-settings.ts";
import { type OpenBot, openBot } from "../targets/open-bot.ts";
import { crowdSeed } from "../targets/slack/people.ts";

type BotOptions = Pick<
  LoadtestOptions,
  "target" | "url" | "token" | "allowRemote" | "program" | "env" | "knee"
>;

/**
 * The bot that a scenario is asked of: one that runs already, or one in the scenario's Slack with the scenario's model.
 * @throws LedgerError, or the signal's reason
 */
export function openScenarioBot(
  { target, url, token, allowRemote, program, env, knee }: BotOptions,
  scenario: LoadScenario,
  signal: AbortSignal,
): Promise<OpenBot> {
  const { model, slack, seed } = scenario;
  return openBot({
    ...{ target, allowRemote },
    ...(url !== undefined && { url }),
    ...(token !== undefined && { token }),
    own: {
      ...{ program, env, signal },
      settings: scenarioSettings(scenario, knee !== undefined),
      model: { latency: model.latency, seed, ...(model.faults && { faults: model.faults }) },
      slack: {
        seed: crowdSeed(worldOf(scenario)),
        rateLimits: slack.rateLimits,
        ...(slack.faults && { faults: slack.faults }),
      },
    },
  });
}

/**
 * The bot's own settings for a scenario. Where people ask what others asked before, the bot may give the same answer
 * again, as it does for them. Not in a search for the knee: what one probe asks, the next one asks again. Nor has it a
 * limit of a person there, which would count what the probes before have asked.
 */
export function scenarioSettings({ workloads }: LoadScenario, isSearch: boolean): BotSettings {
  const mixes = workloads.flatMap(({ mix }) => (mix ? [mix] : []));
  const limit = mixes.find(({ userLimit }) => userLimit)?.userLimit;
  const repeats = mixes.some(({ shares }) => shares.repeated !== undefined);
  return {
    ...(limit && !isSearch && limitSettings(limit)),
    ...(repeats && !isSearch && { ANSWER_CACHE_SIZE: ANSWERS_KEPT }),
  };
}

/** As many as the bot keeps unless it is told otherwise. */
const ANSWERS_KEPT = "1000";
