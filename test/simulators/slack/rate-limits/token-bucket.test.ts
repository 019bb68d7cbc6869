import fc from "fast-check";
import { expect, it } from "vitest";
import { createTokenBucket } from "../../../../src/simulators/slack/rate-limits/token-bucket.ts";

const pace = fc.record({
  perMinute: fc.integer({ min: 1, max: 600 }),
  burst: fc.integer({ min: 1, max: 100 }),
});
const pauses = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 300 });

it("lets through a burst and then its pace, however the calls come", () => {
  fc.assert(
    fc.property(pace, pauses, (allowed, waits) => {
      const bucket = createTokenBucket(allowed, 0);
      let now = 0;
      let taken = 0;
      for (const wait of waits) {
        now += wait;
        if (bucket.waitAt(now) > 0) continue;
        bucket.take(now);
        taken += 1;
      }
      expect(taken).toBeLessThanOrEqual(allowed.burst + (now / 60_000) * allowed.perMinute + 1e-6);
    }),
  );
});

it("takes a call after just the wait that it named", () => {
  fc.assert(
    fc.property(pace, fc.integer({ min: 0, max: 1e12 }), (allowed, start) => {
      const bucket = createTokenBucket(allowed, start);
      for (let taken = 0; taken < allowed.burst; taken += 1) bucket.take(start);
      const wait = bucket.waitAt(start);
      expect(wait).toBeGreaterThan(0);
      expect(bucket.waitAt(start + Math.ceil(wait))).toBe(0);
    }),
  );
});

it("is full again after a minute's worth of pause", () => {
  fc.assert(
    fc.property(pace, (allowed) => {
      const bucket = createTokenBucket(allowed, 0);
      bucket.take(0);
      expect(bucket.isFullAt(0)).toBe(false);
      expect(bucket.isFullAt(Math.ceil(60_000 / allowed.perMinute) + 1)).toBe(true);
    }),
  );
});

it("saves up no more than a burst, however long the pause", () => {
  fc.assert(
    fc.property(pace, fc.integer({ min: 0, max: 1e12 }), (allowed, now) => {
      const bucket = createTokenBucket(allowed, 0);
      for (let taken = 0; taken < allowed.burst; taken += 1) {
        expect(bucket.waitAt(now)).toBe(0);
        bucket.take(now);
      }
      expect(bucket.waitAt(now)).toBeGreaterThan(0);
    }),
  );
});
