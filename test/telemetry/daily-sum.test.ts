import { expect, it } from "vitest";
import { createDailySum } from "../../src/telemetry/daily-sum.ts";

const NOON = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;

it("adds up what falls on a day, and begins anew at midnight UTC", () => {
  const sum = createDailySum();
  sum.add(NOON, 2);
  sum.add(NOON + 11 * HOUR, 3);
  expect(sum.on(NOON + 11.9 * HOUR)).toBe(5);
  expect(sum.on(NOON + 12 * HOUR)).toBe(0);
  sum.add(NOON + 13 * HOUR, 1);
  expect(sum.on(NOON + 14 * HOUR)).toBe(1);
});
