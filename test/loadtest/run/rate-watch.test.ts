import { expect, it } from "vitest";
import { createRateWatch } from "../../../src/loadtest/run/rate-watch.ts";

function watching() {
  const time = { at: 5_000 };
  return { time, rates: createRateWatch(() => time.at) };
}

it("tells nothing before the first second is over", () => {
  const { rates } = watching();
  rates.sent();
  expect(rates.lastSecond()).toEqual({ planned: null, sent: null });
});

it("tells what fell due and what was sent in the last second that is over", () => {
  const { time, rates } = watching();
  for (let each = 0; each < 3; each += 1) rates.sent();
  rates.dropped(2);
  time.at = 6_000;
  rates.sent();
  expect(rates.lastSecond()).toMatchObject({ planned: 5, sent: 3 });
  time.at = 7_500;
  expect(rates.lastSecond()).toMatchObject({ planned: 1, sent: 1 });
});

it("tells of a second in which nothing was asked that it was nothing", () => {
  const { time, rates } = watching();
  rates.sent();
  time.at = 9_000;
  expect(rates.lastSecond()).toMatchObject({ planned: 0, sent: 0 });
});
