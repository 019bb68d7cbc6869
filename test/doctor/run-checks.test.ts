import { describe, expect, it } from "vitest";
import { LedgerError } from "../../src/core/errors.ts";
import type { Check, CheckResult, CheckState, Finding } from "../../src/doctor/check.ts";
import { runChecks, worstOf } from "../../src/doctor/run-checks.ts";

const evidence = { did: "d", saw: "s", wanted: "w" };

function check(run: () => Promise<Finding>, id = "c"): Check {
  return { id, title: "The check", severity: "major", run };
}

const passing = check(async () => ({ state: "PASS", evidence }), "passing");

describe("running checks", () => {
  it("gives what each found, in their order", async () => {
    const failing = check(async () => ({ state: "FAIL", evidence, remedy: "r" }), "failing");
    expect(await runChecks([failing, passing])).toEqual([
      { id: "failing", title: "The check", severity: "major", state: "FAIL", evidence, remedy: "r" },
      { id: "passing", title: "The check", severity: "major", state: "PASS", evidence },
    ]);
  });

  it("calls one that throws UNKNOWN with its reason, and runs the others", async () => {
    const broken = check(async () => {
      throw new Error("EIO: the disk is gone");
    });
    const [result, other] = await runChecks([broken, passing]);
    expect(result).toMatchObject({
      state: "UNKNOWN",
      evidence: { saw: "EIO: the disk is gone" },
      remedy: expect.stringContaining("report"),
    });
    expect(other).toMatchObject({ state: "PASS" });
  });

  it("calls one that throws at once, without a promise, UNKNOWN too", async () => {
    const broken = check(() => {
      throw new Error("boom");
    });
    expect(await runChecks([broken])).toMatchObject([{ state: "UNKNOWN", evidence: { saw: "boom" } }]);
  });

  it("keeps the remedy of a fault that has one", async () => {
    const broken = check(async () => {
      throw new LedgerError("SETTINGS_INVALID", "PORT is wrong.", "Correct PORT.");
    });
    expect(await runChecks([broken])).toMatchObject([{ state: "UNKNOWN", remedy: "Correct PORT." }]);
  });

  it("calls one that never ends UNKNOWN", async () => {
    const endless = check(() => new Promise(() => {}));
    expect(await runChecks([endless], 20)).toMatchObject([
      { state: "UNKNOWN", evidence: { saw: "no result within 0.02 s" } },
    ]);
  });
});

describe("the worst of the results", () => {
  it.each<[CheckState, CheckState[]]>([
    ["FAIL", ["PASS", "UNKNOWN", "FAIL", "WARN"]],
    ["UNKNOWN", ["PASS", "WARN", "UNKNOWN", "SKIPPED"]],
    ["WARN", ["WARN", "PASS", "SKIPPED"]],
    ["PASS", ["SKIPPED", "PASS", "SKIPPED"]],
    ["SKIPPED", ["SKIPPED"]],
  ])("is %s of %j", (worst, states) => {
    expect(worstOf(states.map((state) => ({ state }) as CheckResult))).toBe(worst);
  });
});
