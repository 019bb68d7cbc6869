import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, HELP, webClient } from "../clients.ts";

type Fields = Record<string, unknown>;

export function plain(text: string) {
  return { type: "plain_text" as const, text };
}

export function option(value: string) {
  return { text: plain(`The ${value}`), value };
}

/** Posts blocks as the bot, and returns what a person needs to use them. */
export async function postedBlocks(slack: SlackSimulator, blocks: readonly Fields[]) {
  const { ts = "" } = await webClient(slack).chat.postMessage({
    channel: HELP,
    text: "Choose",
    blocks: blocks as never,
  });
  return { user: ANA, in: { channel: HELP, ts } };
}
