import type { CallRate, Pace, ReserveOptions } from "../../../core/pace.ts";
import { createLocalPace } from "./local-pace.ts";
import { paceOfMethod, paceOfProgress } from "./method-paces.ts";

/** A call as far as its pace is concerned. */
export interface PacedCall {
  readonly method: string;
  /** The channel that it names, if any. */
  readonly channel?: string | undefined;
}

/** The turns of one workspace's calls. */
export interface Turns {
  /** Milliseconds until the call may be made; undefined, and nothing promised, where that is longer than allowed. */
  take(call: PacedCall, maxWaitMs: number): Promise<number | undefined>;
  /** Whether there is a turn left at once that no final message needs. */
  takeSpare(call: PacedCall): Promise<boolean>;
  /** Slack told us to wait: so do all replicas. */
  hold(call: PacedCall, forMs: number): Promise<void>;
}

/** Turns that all replicas share. Where the shared pace is out of reach, this process keeps to the pace alone. */
export function createTurns(shared: Pace, team: string, now: () => number): Turns {
  const own = createLocalPace(now);

  async function reserve(key: string, pace: CallRate, options: ReserveOptions): Promise<number | undefined> {
    const turn = await shared.reserve(key, pace, options).catch(() => own.reserve(key, pace, options));
    return turn.kind === "reserved" ? turn.waitMs : undefined;
  }

  function keysOf({ method, channel }: PacedCall): readonly (readonly [string, CallRate])[] {
    const pace = paceOfMethod(method);
    const key = `slack:${team}:${method}`;
    const whole = [key, pace.workspace] as const;
    if (pace.channel === undefined || channel === undefined) return [whole];
    return [[`${key}:${channel}`, pace.channel], whole];
  }

  async function take(call: PacedCall, maxWaitMs: number): Promise<number | undefined> {
    let longest = 0;
    for (const [key, pace] of keysOf(call)) {
      const waitMs = await reserve(key, pace, { maxWaitMs });
      if (waitMs === undefined) return undefined;
      longest = Math.max(longest, waitMs);
    }
    return longest;
  }

  return {
    take,
    async takeSpare(call) {
      const { workspace } = paceOfMethod(call.method);
      const key = `slack:${team}:${call.method}:progress`;
      const spare = await reserve(key, paceOfProgress(workspace), { maxWaitMs: 0 });
      return spare !== undefined && (await take(call, 0)) !== undefined;
    },
    async hold(call, forMs) {
      // The narrowest of the limits that the call is under: Slack does not say which of them it was.
      const [[key] = [""]] = keysOf(call);
      await own.hold(key, forMs);
      await shared.hold(key, forMs).catch(() => {});
    },
  };
}
