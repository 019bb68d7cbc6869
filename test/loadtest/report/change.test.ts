import { expect, it } from "vitest";
import { changeText } from "../../../src/loadtest/report/change.ts";

const change = { metric: "errors", figure: "rate", interval: null };

it("tells the change of a share in points, also from zero, and that of a time by its share", () => {
  expect(changeText({ ...change, before: 0, after: 0.02, inPoints: true })).toBe("+2.0 points");
  const interval = { low: -0.001, high: 0.0201 };
  expect(changeText({ ...change, before: 0.02, after: 0.03, interval, inPoints: true })).toBe(
    "+1.0 points (−0.1 points to +2.0 points)",
  );
  expect(changeText({ ...change, before: 200, after: 100 })).toBe("−50.0 %");
  expect(changeText({ ...change, before: 0, after: 100 })).toBe("–");
});
