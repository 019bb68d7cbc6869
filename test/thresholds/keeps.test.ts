import { expect, it } from "vitest";
import { keeps } from "../../src/thresholds/keeps.ts";

it.each([
  [1, "<", 2, true],
  [2, "<", 2, false],
  [2, "<=", 2, true],
  [2, ">", 2, false],
  [2, ">=", 2, true],
  [1, ">=", 2, false],
  [2, "==", 2, true],
  [1, "==", 2, false],
  [1, "!=", 2, true],
  [2, "!=", 2, false],
] as const)("%s %s %s: %s", (value, operator, limit, kept) => {
  expect(keeps(value, operator, limit)).toBe(kept);
});

it("keeps nothing where nothing was measured", () => {
  for (const operator of ["<", "<=", ">", ">=", "==", "!="] as const)
    expect(keeps(Number.NaN, operator, 1)).toBe(false);
});
