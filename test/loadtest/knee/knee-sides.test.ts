import { expect, it } from "vitest";
import { findKnee } from "../../../src/loadtest/knee/find-knee.ts";
import type { ProbeEvidence } from "../../../src/loadtest/knee/judge-probe.ts";
import { sidesOf } from "../../../src/loadtest/knee/knee-sides.ts";
import { nameLimit } from "../../../src/loadtest/knee/name-limit.ts";
import { createStageMeter, type StageUse } from "../../../src/loadtest/resources/stage-use.ts";
import { measuring, sampleOf } from "../measure/samples.ts";

const CAPACITY = 3.8;

/** What a bot of 8 workers and a model of 2 s was seen to take at a rate, all of it but the workers being idle. */
function usedAt(ratePerS: number): StageUse {
  const load = ratePerS / CAPACITY;
  return {
    ...createStageMeter().use(),
    cpu: 0.07 * load,
    // One collection of garbage, at whatever rate.
    eventLoopP99Ms: 110,
    poolShare: 0.1,
    modelCalls: 40,
    modelMs: 2_050,
    ...{ slackRefusals: 0, slackWaitSeconds: 0.2 },
    // Near the capacity some wait, whether the rate holds or not.
    queueDepth: load < 0.8 ? 0 : load < 1 ? 3 : 5,
  };
}

function evidenceAt(ratePerS: number, use = usedAt(ratePerS)): ProbeEvidence {
  const { measurement } = measuring();
  const tookMs = ratePerS < CAPACITY ? 2_300 : 2_900;
  for (let asked = 0; asked < 57; asked += 1) measurement.add(sampleOf({ endedAt: tookMs }));
  return { figures: measurement.figures(), use, invalid: [] };
}

function kneeOf(from: number, usedAtRate = usedAt) {
  return findKnee<ProbeEvidence>({
    ...{ from, most: 100 },
    probe: async (ratePerS) => ({
      verdict: ratePerS <= CAPACITY ? "held" : "broke",
      why: [],
      evidence: evidenceAt(ratePerS, usedAtRate(ratePerS)),
    }),
  });
}

it("compares what is behind the knee with a clearly lower rate, since the last that held is as full", async () => {
  const knee = await kneeOf(0.5);
  expect(Number(knee.held?.evidence.use?.queueDepth)).toBe(3);
  expect(sidesOf(knee)).toMatchObject({
    before: { use: { queueDepth: 0, cpu: usedAt(2).cpu } },
    behind: { use: { queueDepth: 5 } },
  });
});

it("so names the workers where questions waited for them and nothing else was at its limit", async () => {
  const sides = sidesOf(await kneeOf(0.5));
  expect(sides && nameLimit(sides)).toMatchObject({
    limit: "queue",
    reasons: ["5 questions waited, and 0 before the knee, while nothing else was at its limit"],
    also: [],
  });
});

it("names what else is full, with the queue beside it", async () => {
  const sides = sidesOf(await kneeOf(0.5, (rate) => ({ ...usedAt(rate), poolShare: rate < 3 ? 0.6 : 1 })));
  expect(sides && nameLimit(sides)).toMatchObject({ limit: "pool", also: ["queue"] });
});

it("makes do with the last that held where no lower one was probed", async () => {
  const knee = await kneeOf(3.6);
  expect(sidesOf(knee)?.before?.use).toEqual(knee.held?.evidence.use);
});
