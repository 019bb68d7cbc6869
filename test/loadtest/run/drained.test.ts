import { afterEach, describe, expect, it } from "vitest";
import { drained } from "../../../src/loadtest/run/drained.ts";
import { apiBot } from "./api-bot.ts";
import { createTurnedStopwatch } from "./turned-stopwatch.ts";
import { turnedUntil } from "./turned-until.ts";

const stop = { now: new AbortController() };
afterEach(() => {
  stop.now = new AbortController();
});

/** How long it takes until nobody waits, in seconds, what became of it, and how often the bot was asked. */
async function takes(metrics: (nth: number) => string, slowestMs = 0) {
  const stopwatch = createTurnedStopwatch();
  let asked = 0;
  const bot = await apiBot({
    metrics() {
      asked += 1;
      return metrics(asked);
    },
  });
  const beginAt = stopwatch.now();
  const draining = drained({ bot, stopwatch, signal: stop.now.signal, slowestMs });
  const became = await turnedUntil(stopwatch, draining, { tickMs: 10, stepMs: 250 });
  return { seconds: (stopwatch.now() - beginAt) / 1_000, asked, became };
}

const waiting = (count: number) => `ledger_bot_questions_waiting ${count}\n`;

describe("between two loads on one bot", () => {
  it("the next one waits until nobody waits for the bot any more", async () => {
    const { asked, became } = await takes((nth) => waiting(Math.max(0, 4 - nth)));
    expect({ asked, became }).toEqual({ asked: 4, became: "nobody waits" });
  });

  it("it does not wait for ever", async () => {
    const { seconds, became } = await takes(() => waiting(3));
    expect(became).toBe("some still wait");
    expect(seconds).toBeGreaterThanOrEqual(120);
    expect(seconds).toBeLessThan(150);
  });

  it("it waits as long as the slowest answer took where the bot does not tell who waits", async () => {
    const { seconds, became, asked } = await takes(() => "# no metrics\n", 4_000);
    expect({ became, asked }).toEqual({ became: "not told", asked: 3 });
    expect(seconds).toBeGreaterThanOrEqual(4);
    expect(seconds).toBeLessThan(10);
  });

  it("it asks again where a busy bot is silent for once", async () => {
    const { became } = await takes((nth) => (nth === 3 ? "" : waiting(Math.max(0, 6 - nth))));
    expect(became).toBe("nobody waits");
  });

  it("it waits for nothing once it is not to come", async () => {
    const { asked, became } = await takes((nth) => {
      if (nth === 2) stop.now.abort(new Error("the bot has died"));
      return waiting(3);
    });
    expect({ asked, became }).toEqual({ asked: 2, became: "stopped" });
  });
});
