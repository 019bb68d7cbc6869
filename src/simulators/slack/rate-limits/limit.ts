import type { Basis } from "../../behaviours/behaviour.ts";

/** So many calls a minute, and so many at once after a pause. */
export interface Pace {
  readonly perMinute: number;
  readonly burst: number;
}

/** How often a method may be called: each app in each workspace on its own. */
export interface Limit {
  /** Slack's name for it, for the table of methods. */
  readonly tier: "Tier 1" | "Tier 2" | "Tier 3" | "Tier 4" | "Special";
  readonly workspace: Pace;
  /** For each conversation besides, by the call's `channel` argument. */
  readonly channel?: Pace;
  /** How we know the calls a minute in the workspace. */
  readonly basis: Basis;
}

/**
 * Documented are the calls a minute, always with a plus ("20+ per minute"), and that bursts are welcome. Assumed
 * is how large a burst may be: a minute's worth, three calls in Tier 1.
 *
 * @see https://docs.slack.dev/apis/web-api/rate-limits
 */
const TIER_1: Pace = { perMinute: 1, burst: 3 };
const TIER_2: Pace = { perMinute: 20, burst: 20 };
const TIER_3: Pace = { perMinute: 50, burst: 50 };
const TIER_4: Pace = { perMinute: 100, burst: 100 };

/** Documented is "hundreds of requests per minute" at most; assumed are 600, which Slack's Java SDK counts with. */
const HUNDREDS: Pace = { perMinute: 600, burst: 600 };

/**
 * Documented: about one message a second in a channel with short bursts, and several hundred a minute in all.
 * Assumed are how short a burst, for which PSSlack #52 measured 25 requests of all kinds, and which several hundred.
 */
const MESSAGES_OF_CHANNEL: Pace = { perMinute: 60, burst: 25 };
const MESSAGES_OF_WORKSPACE: Pace = { perMinute: 300, burst: 300 };

export const LIMITS = {
  tier1: { tier: "Tier 1", workspace: TIER_1, basis: "documented" },
  tier2: { tier: "Tier 2", workspace: TIER_2, basis: "documented" },
  tier3: { tier: "Tier 3", workspace: TIER_3, basis: "documented" },
  tier4: { tier: "Tier 4", workspace: TIER_4, basis: "documented" },
  hundreds: { tier: "Special", workspace: HUNDREDS, basis: "assumed" },
  /** Documented is only that it is special. */
  special: { tier: "Special", workspace: HUNDREDS, basis: "assumed" },
  messages: {
    tier: "Special",
    workspace: MESSAGES_OF_WORKSPACE,
    channel: MESSAGES_OF_CHANNEL,
    basis: "assumed",
  },
  assumedTier2: { tier: "Tier 2", workspace: TIER_2, basis: "assumed" },
} as const satisfies Record<string, Limit>;

/** For the documentation, such as `Tier 2: 20 a minute`. */
export function limitInWords({ tier, workspace, channel, basis }: Limit): string {
  const ofWorkspace = `${workspace.perMinute} a minute${basis === "documented" ? "" : ` (${basis})`}`;
  const paces = [ofWorkspace];
  if (channel !== undefined) paces.push(`${channel.perMinute} a minute in a channel`);
  return `${tier}: ${paces.join(", ")}`;
}
