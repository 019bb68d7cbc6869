import { expect, it } from "vitest";
import { hintFor, nearestNames } from "../../src/text/nearest-names.ts";

const NAMES = ["answer_duration", "ack_duration", "first_text", "errors"];

it.each([
  ["answer_durations", "answer_duration"],
  ["Answer_Duration", "answer_duration"],
  ["frist_text", "first_text"],
  ["err", "errors"],
])("finds the known name that was probably meant by %s", (given, name) => {
  expect(hintFor(given, NAMES)).toBe(`; did you mean "${name}"?`);
});

it.each(["", "quite another", "x".repeat(61)])("says nothing where none is near: %j", (given) => {
  expect(hintFor(given, NAMES)).toBe("");
});

it("gives the nearest first, and no more than were asked for", () => {
  expect(nearestNames("ack_duratoin", NAMES, 3)[0]).toBe("ack_duration");
  expect(nearestNames("duration", NAMES, 1)).toHaveLength(1);
});
