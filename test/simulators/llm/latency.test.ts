import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../src/simulators/clock/turned-clock.ts";
import { draw } from "../../../src/simulators/llm/latency/distribution.ts";
import { createLatencies } from "../../../src/simulators/llm/latency/latency.ts";
import { createRandom } from "../../../src/simulators/llm/random.ts";
import { until } from "../../until.ts";
import { ask, askStreamed, openAi, saying, startedLlm } from "./clients.ts";

describe("how long a model takes", () => {
  it("is the time to the first token, and then so many tokens a second", async () => {
    const { clock, turnToNext } = createTurnedClock();
    const { llm } = await startedLlm({
      ...saying("one two six ten"),
      clock,
      chunkTokens: 1,
      latency: { firstTokenMs: 700, tokensPerSecond: 50 },
    });
    const streamed = askStreamed(openAi(llm), "?");
    await until("the stream is over", () => {
      turnToNext();
      return llm.calls()[0]?.durationMs !== undefined;
    });
    expect((await streamed).text).toBe("one two six ten");
    expect(llm.calls()[0]).toMatchObject({ firstTokenMs: 700, durationMs: 760 });
    const whole = ask(openAi(llm), "?");
    await until("the answer is there", () => {
      turnToNext();
      return llm.calls()[1]?.durationMs !== undefined;
    });
    await whole;
    expect(llm.calls()[1]).toMatchObject({ durationMs: 760 });
  });

  it("is drawn from the seed: the same for the same, in the order of the calls", () => {
    const settings = {
      firstTokenMs: { lognormal: { median: 400, p95: 1500 } },
      tokensPerSecond: { uniform: [40, 80] as [number, number] },
    };
    const drawn = (seed: number) => Array.from({ length: 20 }, createLatencies(settings, seed));
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it("is spread as it is said: lognormal by its median and 95th percentile, uniform within its bounds", () => {
    const random = createRandom(3);
    const sorted = (from: Parameters<typeof draw>[0]) =>
      Array.from({ length: 20_000 }, () => draw(from, random)).sort((a, b) => a - b);
    const lognormal = sorted({ lognormal: { median: 400, p95: 1500 } });
    expect(lognormal[10_000]).toBeGreaterThan(385);
    expect(lognormal[10_000]).toBeLessThan(415);
    expect(lognormal[19_000]).toBeGreaterThan(1400);
    expect(lognormal[19_000]).toBeLessThan(1600);
    const uniform = sorted({ uniform: [10, 20] });
    expect(uniform[0]).toBeGreaterThanOrEqual(10);
    expect(uniform.at(-1)).toBeLessThan(20);
    expect(uniform[10_000]).toBeCloseTo(15, 0);
  });
});
