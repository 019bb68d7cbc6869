import { LedgerError } from "../../../core/errors.ts";
import { EVENT_TYPES } from "./event-types.ts";
import type { SlackEvent } from "./slack-event.ts";

const KNOWN = new Set<string>(Object.values(EVENT_TYPES).flat());

const NAME_OF_KIND: Readonly<Record<string, string>> = {
  channel: "message.channels",
  group: "message.groups",
  im: "message.im",
  mpim: "message.mpim",
};

/**
 * What an app is subscribed to, from its seed; undefined is all.
 * @throws LedgerError SETTINGS_INVALID for an event that the simulator does not know.
 */
export function subscriptionOf(
  app: string,
  names: readonly string[] | undefined,
): ReadonlySet<string> | undefined {
  const unknown = names?.find((name) => !KNOWN.has(name));
  if (unknown !== undefined) {
    throw new LedgerError(
      "SETTINGS_INVALID",
      `The app ${app} is subscribed to ${unknown}, an event that the simulated Slack does not know.`,
      `Take it away, or use one of these: ${[...KNOWN].join(", ")}.`,
    );
  }
  return names && new Set(names);
}

/** Whether an app with the subscription gets the event. Documented: messages are subscribed to by kind of conversation. */
export function isSubscribed(subscription: ReadonlySet<string> | undefined, event: SlackEvent): boolean {
  if (subscription === undefined || subscription.has(event.type)) return true;
  if (event.type !== "message") return false;
  return subscription.has(NAME_OF_KIND[String(event.channel_type)] ?? "");
}
