import { describe, expect, it } from "vitest";
import { findKnee, type Knee } from "../../../src/loadtest/knee/find-knee.ts";
import type { ProbeEvidence } from "../../../src/loadtest/knee/judge-probe.ts";
import { kneeLine } from "../../../src/loadtest/knee/knee-line.ts";
import { sidesOf } from "../../../src/loadtest/knee/knee-sides.ts";
import { nameLimit } from "../../../src/loadtest/knee/name-limit.ts";
import { createStageMeter } from "../../../src/loadtest/resources/stage-use.ts";
import { measuring, sampleOf } from "../measure/samples.ts";

/** A bot that takes a hundredth of a core for each question per second, and holds up to a rate. */
function kneeOfBot(holdsTo: number, mostProbes?: number): Promise<Knee<ProbeEvidence>> {
  const { measurement } = measuring();
  measurement.add(sampleOf());
  return findKnee({
    probe: async (rate) => ({
      verdict: rate <= holdsTo ? "held" : "broke",
      why: [],
      evidence: {
        figures: measurement.figures(),
        use: { ...createStageMeter().use(), cpu: rate / 100 },
        invalid: [],
      },
    }),
    from: 10,
    most: 160,
    least: 5,
    ...(mostProbes === undefined ? {} : { mostProbes }),
  });
}

async function lineOf(...given: Parameters<typeof kneeOfBot>): Promise<string> {
  const knee = await kneeOfBot(...given);
  const sides = sidesOf(knee);
  return kneeLine(knee, sides && nameLimit(sides));
}

describe("what a search for the knee came to", () => {
  it("is two rates and the limit", async () => {
    expect(await lineOf(97)).toBe("The knee is between 95.1 and 99.3 questions/s, limited by the bot's CPU.");
  });

  it("has no limit where the figures tell none", async () => {
    expect(await lineOf(30)).toMatch(/questions\/s, limited by something that the figures do not tell\.$/);
  });

  it("has one end where nothing broke, or nothing held", async () => {
    expect(await lineOf(1_000)).toBe("160 questions/s hold, and more were not tried.");
    expect(await lineOf(1)).toBe(
      "5 questions/s do not hold, limited by something that the figures do not tell, and fewer were not tried.",
    );
  });

  it("is not sure where the probes were used up", async () => {
    const begin = "The probes were used up before the knee was sure:";
    expect(await lineOf(97, 2)).toBe(`${begin} 20 questions/s hold.`);
    expect(await lineOf(97, 5)).toBe(`${begin} 80 questions/s hold, 160 do not, limited by the bot's CPU.`);
  });
});
