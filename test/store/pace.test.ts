import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { createTokenBucket } from "../../src/simulators/slack/rate-limits/token-bucket.ts";
import { createPace } from "../../src/store/pace.ts";
import { replicasOn, spread } from "./replicas.ts";
import { testDatabase } from "./store-fixture.ts";

const replicas = replicasOn(testDatabase());

let keys = 0;
const newKey = () => `chat.update:T${++keys}`;

/** The pace of a replica, at a time that the test says. */
const paceAt = (now: number, db = spread(replicas)()) => createPace(db, sql`${now}::bigint`);

const waitOf = (turn: Awaited<ReturnType<ReturnType<typeof createPace>["reserve"]>>) =>
  turn.kind === "reserved" ? turn.waitMs : Number.NaN;

describe("calls that keep their pace", () => {
  it("are never refused by a bucket that allows it, however they come", async () => {
    const rate = fc.record({
      perMinute: fc.integer({ min: 1, max: 6_000 }),
      burst: fc.integer({ min: 1, max: 20 }),
    });
    const pauses = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(rate, pauses, async (allowed, waits) => {
        const key = newKey();
        let now = 1_000_000;
        const calls: number[] = [];
        for (const wait of waits) {
          now += wait;
          calls.push(now + waitOf(await paceAt(now).reserve(key, allowed)));
        }
        const bucket = createTokenBucket(allowed, 1_000_000);
        for (const at of calls.sort((one, other) => one - other)) {
          expect(bucket.waitAt(at)).toBe(0);
          bucket.take(at);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("wait no longer than the bucket would have them wait, but for the rounding of a turn", async () => {
    const key = newKey();
    const waits = [];
    for (let call = 0; call < 6; call += 1)
      waits.push(waitOf(await paceAt(5_000).reserve(key, { perMinute: 60, burst: 3 })));
    expect(waits).toEqual([0, 0, 0, 1_000, 2_000, 3_000]);
  });

  it("have a turn each, though a hundred ask several replicas at the same moment", async () => {
    const key = newKey();
    const next = spread(replicas);
    const turns = await Promise.all(
      Array.from({ length: 100 }, () => paceAt(9_000, next()).reserve(key, { perMinute: 600, burst: 10 })),
    );
    const expected = Array.from({ length: 100 }, (_, call) => Math.max(0, call - 9) * 100);
    expect(turns.map(waitOf).sort((one, other) => one - other)).toEqual(expected);
  });

  it("have their burst again after a pause, and no more than that", async () => {
    const key = newKey();
    const rate = { perMinute: 60, burst: 2 };
    for (let call = 0; call < 2; call += 1) await paceAt(0).reserve(key, rate);
    const later = [];
    for (let call = 0; call < 3; call += 1) later.push(waitOf(await paceAt(3_600_000).reserve(key, rate)));
    expect(later).toEqual([0, 0, 1_000]);
  });

  it("take as many turns as they cost", async () => {
    const key = newKey();
    const rate = { perMinute: 60, burst: 4 };
    expect(waitOf(await paceAt(1).reserve(key, rate, { cost: 3 }))).toBe(0);
    expect(waitOf(await paceAt(1).reserve(key, rate, { cost: 3 }))).toBe(2_000);
  });

  it("are kept apart by key", async () => {
    const rate = { perMinute: 1, burst: 1 };
    expect(waitOf(await paceAt(1).reserve(newKey(), rate))).toBe(0);
    expect(waitOf(await paceAt(1).reserve(newKey(), rate))).toBe(0);
  });
});

describe("a wait that is too long", () => {
  it("reserves nothing, and says how long it would have been", async () => {
    const key = newKey();
    const rate = { perMinute: 60, burst: 1 };
    await paceAt(1).reserve(key, rate);
    const refused = { kind: "too-long", retryAfterMs: 1_000 };
    expect(await paceAt(1).reserve(key, rate, { maxWaitMs: 999 })).toEqual(refused);
    expect(await paceAt(1).reserve(key, rate, { maxWaitMs: 999 })).toEqual(refused);
    expect(await paceAt(1).reserve(key, rate, { maxWaitMs: 1_000 })).toEqual({
      kind: "reserved",
      waitMs: 1_000,
    });
  });
});

describe("a hold", () => {
  const rate = { perMinute: 60, burst: 5 };

  it("makes every replica wait, then lets one call go and the others at their pace", async () => {
    const key = newKey();
    await paceAt(1_000).hold(key, 30_000);
    const next = spread(replicas);
    const waits = [];
    for (let call = 0; call < 3; call += 1)
      waits.push(waitOf(await paceAt(1_000, next()).reserve(key, rate)));
    expect(waits).toEqual([30_000, 31_000, 32_000]);
  });

  it("leaves room for one call when it has ended, as the service that asked for it does", async () => {
    const key = newKey();
    await paceAt(1_000).hold(key, 30_000);
    const waits = [];
    for (let call = 0; call < 2; call += 1) waits.push(waitOf(await paceAt(31_000).reserve(key, rate)));
    expect(waits).toEqual([0, 1_000]);
  });

  it("is forgotten when it is long over", async () => {
    const key = newKey();
    await paceAt(1_000).hold(key, 30_000);
    const waits = [];
    for (let call = 0; call < 6; call += 1) waits.push(waitOf(await paceAt(3_600_000).reserve(key, rate)));
    expect(waits).toEqual([0, 0, 0, 0, 0, 1_000]);
  });

  it("is not cut short by a shorter one", async () => {
    const key = newKey();
    await paceAt(1_000).hold(key, 30_000);
    await paceAt(1_000).hold(key, 5_000);
    expect(waitOf(await paceAt(1_000).reserve(key, rate))).toBe(30_000);
  });
});

describe("the database's clock", () => {
  it("is what replicas go by", async () => {
    const key = newKey();
    const [one, other] = replicas.map((db) => createPace(db));
    if (!one || !other) throw new Error("There are no replicas.");
    const rate = { perMinute: 1, burst: 1 };
    expect(waitOf(await one.reserve(key, rate))).toBe(0);
    const wait = waitOf(await other.reserve(key, rate));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60_000);
  });
});
