import type { CallRate } from "../../../core/pace.ts";

/** How often a method is called: in a workspace, and in each of its channels besides. */
export interface MethodPace {
  readonly workspace: CallRate;
  readonly channel?: CallRate;
}

/**
 * Slack's documented calls a minute less a tenth, and bursts of less than half a minute's worth: a turn that was
 * given may be used late, and Slack does not say how long a burst may be.
 *
 * @see https://docs.slack.dev/apis/web-api/rate-limits (the tiers, and a message a second in a channel)
 */
const TIER_2: MethodPace = { workspace: { perMinute: 18, burst: 8 } };
const TIER_3: MethodPace = { workspace: { perMinute: 45, burst: 20 } };
const TIER_4: MethodPace = { workspace: { perMinute: 90, burst: 40 } };
/** "Special" on the method's page, without a number: assumed are hundreds a minute. */
const SPECIAL: MethodPace = { workspace: { perMinute: 300, burst: 60 } };

/** From the "Rate limits" line of each method's page under https://docs.slack.dev/reference/methods/. */
const METHOD_PACES: Readonly<Record<string, MethodPace>> = {
  // "About one message a second" in a channel with short bursts, and "several hundred" a minute in all.
  "chat.postMessage": {
    workspace: { perMinute: 270, burst: 100 },
    channel: { perMinute: 55, burst: 12 },
  },
  "chat.update": TIER_3,
  "chat.delete": TIER_3,
  "chat.startStream": TIER_2,
  "chat.appendStream": TIER_4,
  "chat.stopStream": TIER_2,
  // For apps that are sold outside the Marketplace it is one a minute; an app of one's own has the whole tier.
  "conversations.replies": TIER_3,
  "conversations.history": TIER_3,
  "conversations.info": TIER_3,
  "users.info": TIER_4,
  "chat.postEphemeral": TIER_4,
  "chat.getPermalink": SPECIAL,
  "assistant.threads.setStatus": SPECIAL,
  "assistant.threads.setTitle": TIER_4,
  "auth.test": SPECIAL,
};

/** A method that is not in the table is called as seldom as most methods allow. */
export function paceOfMethod(method: string): MethodPace {
  return METHOD_PACES[method] ?? TIER_2;
}

/** What shows an answer as it grows gets no more than this share of its method's calls. */
const SHARE_OF_PROGRESS = 0.4;

/** The pace of calls that nobody misses: what is left of the method's own is kept for final messages. */
export function paceOfProgress({ perMinute, burst }: CallRate): CallRate {
  return {
    perMinute: Math.max(1, Math.floor(perMinute * SHARE_OF_PROGRESS)),
    burst: Math.max(1, Math.floor(burst * SHARE_OF_PROGRESS)),
  };
}
