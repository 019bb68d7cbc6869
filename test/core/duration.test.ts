import { expect, it } from "vitest";
import { parseDuration } from "../../src/core/duration.ts";

it.each([
  ["10s", 10_000],
  ["500ms", 500],
  ["1m30s", 90_000],
  ["1.5h", 5_400_000],
])("reads %s", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

it.each(["10", "s", "10 s", "-1s", "1d", ""])("takes %j for no duration", (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
