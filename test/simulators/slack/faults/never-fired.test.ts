import { describe, expect, it } from "vitest";
import { neverFired, neverFiredLines } from "../../../../src/simulators/slack/faults/never-fired.ts";

const plan = {
  seed: 0,
  rules: [
    { fault: "hang" as const, method: "chat.update" },
    { fault: "lost_ack" as const, event: "message" },
    { fault: "duplicate" as const, nth: [] },
  ],
};
const fired = [{ rule: 1, fault: "lost_ack", occurrence: 1, target: "message", at: 0 }];

describe("the rules of a plan that never fired", () => {
  it("are told with their place, but for those that take no occurrence", () => {
    const rules = neverFired({ plan, fired });
    expect(rules).toEqual([{ rule: 0, fault: "hang" }]);
    expect(neverFiredLines(rules)).toEqual(["Rules of the fault plan that never fired:", "  rules[0] hang"]);
  });

  it("are not spoken of where there are none", () => {
    expect(neverFiredLines(neverFired({ plan: { seed: 0, rules: [] }, fired: [] }))).toEqual([]);
  });
});
