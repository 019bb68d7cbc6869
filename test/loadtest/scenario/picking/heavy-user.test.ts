import { expect, it } from "vitest";
import { createHeavyUser } from "../../../../src/loadtest/scenario/picking/heavy-user.ts";

const MINUTE = 60_000;

it("asks up to the limit, waits a little, is over it until shortly before the window ends, and begins again after it", () => {
  const heavy = createHeavyUser({ questions: 3, perMs: MINUTE });
  for (const at of [1_000, 11_000]) {
    expect(heavy.mayFill(at)).toBe(true);
    heavy.fill(at);
  }
  expect(heavy.isOver(21_000)).toBe(false);
  heavy.fill(21_000);
  expect(heavy.mayFill(22_000)).toBe(false);
  expect([25_000, 26_000, 56_000, 57_000].map(heavy.isOver)).toEqual([false, true, true, false]);
  expect([57_000, 65_000, 66_000].map(heavy.mayFill)).toEqual([false, false, true]);
  heavy.fill(66_000);
  expect(heavy.isOver(100_000)).toBe(false);
});

it("does not fill a window that is about to end", () => {
  const heavy = createHeavyUser({ questions: 3, perMs: MINUTE });
  heavy.fill(0);
  expect([50_000, 56_000, 64_000, 65_000].map(heavy.mayFill)).toEqual([true, false, false, true]);
});
