import { setTimeout as delay } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { type EventLoopWatch, watchEventLoop } from "../../../src/loadtest/validity/event-loop.ts";
import { until } from "../../until.ts";

let watch: EventLoopWatch;
afterEach(() => watch.stop());

it("says that a loop which computes all the time is busy", async () => {
  watch = watchEventLoop({ windowMs: 1e6 });
  computeFor(300);
  await delay(0);
  expect(watch.average()).toBeGreaterThan(0.8);
});

it("says that a loop which waits is not", async () => {
  watch = watchEventLoop({ windowMs: 1e6 });
  await delay(400);
  expect(watch.busiest()).toBeLessThan(0.8);
});

it("keeps the busiest window, which an average over a long run would hide", async () => {
  watch = watchEventLoop({ windowMs: 50 });
  computeFor(200);
  await until("a busy window has passed", () => watch.busiest() > 0.8);
  await delay(600);
  expect(watch.busiest()).toBeGreaterThan(0.8);
  expect(watch.average()).toBeLessThan(watch.busiest());
});

function computeFor(milliseconds: number): void {
  for (const endsAt = performance.now() + milliseconds; performance.now() < endsAt; );
}
