import { createHttpTarget } from "./http/http-target.ts";
import type { OpenBot, TargetName } from "./open-bot.ts";
import { createSlackTarget, type SlackTargetOptions } from "./slack/slack-target.ts";
import type { Target, TargetPorts } from "./target.ts";

export type Waits = Pick<SlackTargetOptions, "timeoutMs" | "quietMs">;

/** Where the questions of a plan are asked of an open bot; the ceiling has no plan, and so no such place. */
export function createTarget(
  name: Exclude<TargetName, "ceiling">,
  { slack, url, token }: Pick<OpenBot, "slack" | "url" | "token">,
  waits: Waits,
  ports: TargetPorts,
): Target {
  if (name === "http") return createHttpTarget({ url, token, timeoutMs: waits.timeoutMs }, ports);
  if (slack === undefined) throw new Error("A bot that runs elsewhere is not asked in Slack.");
  return createSlackTarget({ slack, ...waits }, ports);
}
