import fc from "fast-check";
import { expect, it } from "vitest";
import { createLatePace } from "../../../../src/channels/slack/calls/late-pace.ts";
import { createLocalPace, createUnlimitedPace } from "../../../../src/channels/slack/calls/local-pace.ts";
import { paceOfMethod } from "../../../../src/channels/slack/calls/method-paces.ts";
import {
  LIMITED_METHODS,
  limitOfMethod,
} from "../../../../src/simulators/slack/rate-limits/limit-of-method.ts";
import { createTokenBucket } from "../../../../src/simulators/slack/rate-limits/token-bucket.ts";

const RATE = { perMinute: 60, burst: 3 };

it("gives a burst at once, and then one turn after the other", async () => {
  const pace = createLocalPace(() => 0);
  const waits = [];
  for (let turn = 0; turn < 6; turn += 1) waits.push(await pace.reserve("k", RATE));
  expect(waits.map((turn) => turn.kind === "reserved" && turn.waitMs)).toEqual([
    0, 0, 0, 1_000, 2_000, 3_000,
  ]);
  expect(await pace.reserve("other", RATE)).toEqual({ kind: "reserved", waitMs: 0 });
});

it("reserves nothing that would come too late", async () => {
  const pace = createLocalPace(() => 0);
  for (let turn = 0; turn < 3; turn += 1) await pace.reserve("k", RATE);
  for (let again = 0; again < 2; again += 1)
    expect(await pace.reserve("k", RATE, { maxWaitMs: 999 })).toEqual({
      kind: "too-long",
      retryAfterMs: 1_000,
    });
  expect(await pace.reserve("k", RATE, { maxWaitMs: 1_000 })).toEqual({ kind: "reserved", waitMs: 1_000 });
});

it("gives single turns after a wait that was asked for, and knows of no limit otherwise where there is none", async () => {
  const pace = createUnlimitedPace(() => 0);
  for (let turn = 0; turn < 90; turn += 1)
    expect(await pace.reserve("k", RATE)).toEqual({ kind: "reserved", waitMs: 0 });
  await pace.hold("k", 5_000);
  expect(await pace.reserve("k", RATE)).toMatchObject({ kind: "reserved", waitMs: expect.closeTo(5_000, 0) });
});

it("goes over to the pace that comes later", async () => {
  const late = createLatePace(createLocalPace(() => 0));
  const shared = createLocalPace(() => 0);
  await shared.hold("k", 7_000);
  expect(await late.reserve("k", RATE)).toEqual({ kind: "reserved", waitMs: 0 });
  late.keepTo(shared);
  expect(await late.reserve("k", RATE)).toEqual({ kind: "reserved", waitMs: 7_000 });
});

it("stays within what Slack allows of every method, though each turn is used up to 20 seconds late", async () => {
  const known = LIMITED_METHODS.filter((method) => /^(chat|conversations\.replies|assistant)/.test(method));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...known),
      fc.array(fc.record({ after: fc.nat(800), late: fc.nat(20_000) }), { minLength: 50, maxLength: 300 }),
      async (method, calls) => {
        let now = 0;
        const pace = createLocalPace(() => now);
        const uses: number[] = [];
        for (const { after, late } of calls) {
          now += after;
          const turn = await pace.reserve("k", paceOfMethod(method).workspace);
          if (turn.kind === "reserved") uses.push(now + turn.waitMs + late);
        }
        const bucket = createTokenBucket(limitOfMethod(method).workspace, 0);
        for (const at of uses.toSorted((one, other) => one - other)) {
          expect(bucket.waitAt(at)).toBe(0);
          bucket.take(at);
        }
      },
    ),
    { numRuns: 200 },
  );
});
