import type { CallRate, Pace } from "../../../core/pace.ts";

/** Above so many keys, those that nobody has to wait for any more are let go. */
const MOST_KEYS = 10_000;
const LONGEST_AFTER_HOLD_MS = 60_000;
/** What floating point may add to a wait of nothing. */
const HAIR_MS = 1e-3;

/**
 * A pace of this process alone, where no other is shared and as long as the shared one is out of reach. It is a
 * leaky bucket that remembers one time a key: when all turns that were given would be over at an even pace.
 */
export function createLocalPace(now: () => number = Date.now): Pace {
  const overAt = new Map<string, number>();
  const heldUntil = new Map<string, number>();

  return {
    async reserve(key, { perMinute, burst }, { cost = 1, maxWaitMs = Number.POSITIVE_INFINITY } = {}) {
      const at = now();
      const turn = 60_000 / perMinute;
      const held = heldUntil.get(key);
      // When a service ends a hold it has room for one call, and not for a burst.
      const afterHold = held === undefined ? 0 : held + (burst - 1) * turn;
      const over = Math.max(overAt.get(key) ?? 0, at, afterHold) + cost * turn;
      const waitMs = Math.max(0, Math.ceil(over - burst * turn - at - HAIR_MS));
      if (waitMs > maxWaitMs) return { kind: "too-long", retryAfterMs: waitMs };
      forget(at);
      overAt.set(key, over);
      return { kind: "reserved", waitMs };
    },
    async hold(key, forMs) {
      forget(now());
      heldUntil.set(key, Math.max(heldUntil.get(key) ?? 0, now() + forMs));
    },
  };

  function forget(at: number): void {
    if (overAt.size < MOST_KEYS && heldUntil.size < MOST_KEYS) return;
    for (const [key, over] of overAt) if (over <= at) overAt.delete(key);
    for (const [key, until] of heldUntil) if (until <= at - LONGEST_AFTER_HOLD_MS) heldUntil.delete(key);
  }
}

/** As good as no limit, of a Slack that has none; a wait that it asks for by a 429 is kept all the same. */
const UNLIMITED: CallRate = { perMinute: 6_000_000, burst: 100 };

/** A pace for a Slack without limits of its own, such as a simulated one that is asked faster than people ask. */
export function createUnlimitedPace(now: () => number = Date.now): Pace {
  const { reserve, hold } = createLocalPace(now);
  return { reserve: (key, _rate, options) => reserve(key, UNLIMITED, options), hold };
}
