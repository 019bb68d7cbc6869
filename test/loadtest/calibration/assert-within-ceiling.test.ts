import { describe, expect, it, vi } from "vitest";
import {
  assertWithinCeiling,
  type CalibratedTarget,
} from "../../../src/loadtest/calibration/assert-within-ceiling.ts";
import { opened } from "../scenario/opened.ts";

const constant = (rate: number) =>
  `questions: [Why?]\nexecutor: constant-arrival-rate\nrate: ${rate}\nduration: 10s\n`;

/** Holds a scenario against a machine that makes so many questions a second. */
async function held(text: string, ceiling: number, target: CalibratedTarget = "http") {
  const measure = vi.fn(async (_: { readonly enough: number }) => ceiling);
  const place = { program: "bin/run.js", env: {}, signal: new AbortController().signal };
  const verdict = assertWithinCeiling(await opened(text), target, {
    ...place,
    measure: { http: measure, slack: measure },
  });
  return { verdict, measure };
}

describe("a rate above what this machine can ask", () => {
  it("is refused, with the rate, the ceiling and what to do", async () => {
    const { verdict } = await held(constant(3_000), 1_234.5);
    await expect(verdict).rejects.toMatchObject({
      code: "RATE_TOO_HIGH",
      exitCode: 3,
      message: expect.stringMatching(
        /plans 3,000 questions\/s at its peak.* makes 1,234\/s at most over HTTP/,
      ),
      remedy: expect.stringMatching(/Lower the rate.*larger machine.*--export k6/),
    });
  });

  it("is told for the simulated Slack by name", async () => {
    const { verdict } = await held(constant(300), 250, "slack");
    await expect(verdict).rejects.toMatchObject({
      message: expect.stringContaining("250/s at most in the simulated Slack"),
    });
  });

  it("is the highest of a spike, and the sum of what runs at once", async () => {
    const spike =
      "questions: [Why?]\nexecutor: spike\nrate: 1\npeak: 900\nat: 30s\nramp: 10s\nfor: 20s\nduration: 2m\n";
    await expect((await held(spike, 899)).verdict).rejects.toThrow("plans 900 questions/s");
    const both =
      "questions: [Why?]\nscenarios:\n  a: {executor: constant-arrival-rate, rate: 400, duration: 20s}\n  b: {executor: constant-arrival-rate, rate: 300, duration: 20s, startTime: 10s}\n";
    await expect((await held(both, 699)).verdict).rejects.toThrow("plans 700 questions/s");
  });
});

describe("a rate within it", () => {
  it("is taken, up to the ceiling itself, and no more is measured than that it is enough", async () => {
    const { verdict, measure } = await held(constant(1_000), 1_000);
    await verdict;
    expect(measure).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ enough: 1_000 }));
  });

  it.each<[CalibratedTarget, number]>([
    ["http", 500],
    ["slack", 100],
  ])("is not measured over %s up to %i/s, which any machine can", async (target, rate) => {
    const { verdict, measure } = await held(constant(rate), 1, target);
    await verdict;
    expect(measure).not.toHaveBeenCalled();
    const over = await held(constant(rate + 1), 1, target);
    await expect(over.verdict).rejects.toMatchObject({ code: "RATE_TOO_HIGH" });
  });

  it("is any that people make who wait for their answers", async () => {
    const { verdict, measure } = await held(
      "questions: [Why?]\nexecutor: constant-vus\nvus: 10000\nduration: 10s\n",
      1,
    );
    await verdict;
    expect(measure).not.toHaveBeenCalled();
  });
});
