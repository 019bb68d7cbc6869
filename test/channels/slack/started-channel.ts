import { onTestFinished } from "vitest";
import type { Deliver } from "../../../src/channels/channel.ts";
import type { Inbound } from "../../../src/channels/inbound.ts";
import { createSlackChannel, type SlackOptions } from "../../../src/channels/slack/slack-channel.ts";
import type { LedgerEvent } from "../../../src/core/events.ts";

/** What a channel is set up with: the simulated Slack has it, and so has a wild one. */
export interface SlackDoor {
  readonly url: string;
  readonly botToken: string;
  readonly appToken: string;
}

/** The channel as the bot makes it, stopped when the test ends, with all that it told. */
export function channelOf(slack: SlackDoor, options: Partial<SlackOptions> = {}) {
  const events: LedgerEvent[] = [];
  const channel = createSlackChannel({
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.url,
    emit: (event) => events.push(event),
    ...options,
  });
  onTestFinished(() => channel.stop());
  const faults = () => events.flatMap((event) => (event.type === "error_occurred" ? [event] : []));
  return { channel, events, faults };
}

/** A channel that has said hello, with all that it delivered. */
export async function startedChannel(slack: SlackDoor, deliver: Deliver = async () => {}) {
  const inbounds: Inbound[] = [];
  const started = channelOf(slack);
  await started.channel.start(async (inbound) => {
    await deliver(inbound);
    inbounds.push(inbound);
  });
  const texts = () => inbounds.flatMap((inbound) => ("text" in inbound ? [inbound.text] : []));
  return { ...started, inbounds, texts };
}
