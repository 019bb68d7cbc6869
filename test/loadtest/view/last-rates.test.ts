import { expect, it } from "vitest";
import { createLastRates, type RateOf } from "../../../src/loadtest/view/last-rates.ts";

/** Who looks on four times a second, of a run whose n-th second had n questions. */
function lookedOn(fromSecond: number, toSecond: number): RateOf {
  const ratesOf = createLastRates();
  let rateOf: RateOf = () => null;
  for (let elapsedMs = fromSecond * 1_000; elapsedMs <= toSecond * 1_000; elapsedMs += 250) {
    const second = Math.floor(elapsedMs / 1_000) - 1;
    rateOf = ratesOf({ elapsedMs, rates: { planned: 50, sent: second < 0 ? null : second } });
  }
  return rateOf;
}

it("has the seconds that are over, and means of them", () => {
  const rateOf = lookedOn(0, 10);
  expect(rateOf(4_000, 5_000)).toBe(4);
  expect(rateOf(4_000, 8_000)).toBe(5.5);
  expect(rateOf(10_000, 11_000)).toBeNull();
});

it("knows nothing of when nobody looked on, and forgets what is long ago", () => {
  expect(lookedOn(5, 10)(2_000, 3_000)).toBeNull();
  expect(lookedOn(0, 400)(50_000, 60_000)).toBeNull();
  expect(lookedOn(0, 400)(200_000, 201_000)).toBe(200);
});
