import { startSlackSimulator } from "../../simulators/slack/simulator.ts";
import { crowdSeed } from "../targets/slack/people.ts";
import { createSlackTarget } from "../targets/slack/slack-target.ts";
import { closedLoopCeiling, TIMEOUT_MS } from "./closed-loop.ts";
import type { MeasureCeiling } from "./measuring.ts";
import { withNoOpBot } from "./no-op-bot.ts";

const CROWD = { users: 100, channels: 10 };

/**
 * Of a run in the simulated Slack, which does its work in the generator's process: each question costs its delivery
 * and the bot's calls besides. It stands for the least that an answer takes, one message and one edit of it. A bot that
 * shows a status or lets an answer grow calls more often, and so the true ceiling is lower: a plan that is refused
 * cannot be kept, and one that is not may still become INVALID.
 */
export const measureOverSlack: MeasureCeiling = async ({ enough, signal, ...place }) => {
  const slack = await startSlackSimulator({ rateLimits: "off", seed: crowdSeed(CROWD) });
  try {
    const { url, appToken, botToken } = slack;
    return await withNoOpBot({ target: "slack", url, appToken, botToken }, place, async () => {
      await slack.connected();
      return closedLoopCeiling({
        ...{ enough, signal },
        open: (ports) => createSlackTarget({ slack, timeoutMs: TIMEOUT_MS }, ports),
      });
    });
  } finally {
    await slack.stop();
  }
};
