import { expect, it } from "vitest";
import { createCheckTally } from "../../../src/loadtest/checks/check-tally.ts";

it("counts each check, and takes back what was counted too soon", () => {
  const tally = createCheckTally();
  tally.add({ a: true, b: true });
  tally.add({ a: true, b: false });
  tally.revoke("a");
  expect(tally.counts()).toEqual([
    { name: "a", passes: 1, fails: 1 },
    { name: "b", passes: 1, fails: 1 },
  ]);
});
