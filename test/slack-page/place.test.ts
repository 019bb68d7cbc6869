import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readPlace, writePlace } from "../../src/slack-page/state/place.ts";
import { sameWhereEqual } from "../../src/slack-page/state/same-where-equal.ts";

it.each([
  ["#/U1", { me: "U1" }],
  ["#/U1/C1", { me: "U1", channel: "C1" }],
  ["#/U1/C1/1700000000.000100", { me: "U1", channel: "C1", thread: "1700000000.000100" }],
  ["#/U1/home-U2", { me: "U1", home: "U2" }],
])("finds the place of %s again", (hash, place) => {
  expect(readPlace(hash)).toEqual(place);
  expect(writePlace(place)).toBe(hash);
});

it("has no place for an address that names nobody", () => {
  expect(readPlace("")).toBeUndefined();
  expect(readPlace("#/")).toBeUndefined();
});

it("keeps what is the same when it is read again, and takes over the rest", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (old, next) => {
      expect(sameWhereEqual(old, next)).toEqual(next);
      expect(sameWhereEqual(old, structuredClone(old))).toBe(old);
    }),
  );
});

it("keeps the messages before and after the one that changed", () => {
  const old = [
    { ts: "1", text: "a" },
    { ts: "2", text: "b" },
  ];
  const kept = sameWhereEqual(old, [
    { ts: "0", text: "new" },
    { ts: "1", text: "a" },
    { ts: "2", text: "c" },
  ]);
  expect(kept[1]).toBe(old[0]);
  expect(kept[2]).toEqual({ ts: "2", text: "c" });
});
