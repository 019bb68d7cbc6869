import { afterEach, describe, expect, it } from "vitest";
import { endLedgers, runLedger } from "../../ledger-process.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import { ownTemporary, scenarioFile } from "./loadtest-run.ts";

afterEach(async () => {
  await endLedgers();
  await removeTemporaryFolders();
});

describe("ledger loadtest --find-knee", { timeout: 120_000 }, () => {
  it("brackets the rate at which the thresholds hold no more, to 5 %", async () => {
    const { env, leftovers } = await ownTemporary();
    const file = await scenarioFile({
      executor: "constant-arrival-rate",
      ...{ rate: 1, duration: "10s", questions: ["What is a hard close?"] },
      objectives: { answer_p95: "10m" },
      // No figure of the machine: where it gives in is known before.
      thresholds: { questions: ["count<2"] },
    });
    const { code, stdout, stderr } = await runLedger(
      ["loadtest", file, "--find-knee", "--duration", "1", "--json"],
      "",
      env,
    );
    const { verdict, knee } = JSON.parse(stdout);
    expect(knee).toMatchObject({ ended: "found", says: expect.stringMatching(/questions\/s/) });
    expect(knee.low).toBeGreaterThanOrEqual(1);
    expect(knee.high).toBeLessThanOrEqual(2);
    expect(knee.high).toBeLessThanOrEqual(knee.low * 1.05);
    expect(verdict.kind).toBe("passed");
    expect(stderr).toMatch(/^probe 1 {2}1 questions\/s {2}held$/m);
    expect(stderr).toMatch(/^probe 2 {2}2 questions\/s {2}broke: questions: ?count<2 is crossed with 2/m);
    expect(code).toBe(0);
    expect(await leftovers()).toEqual([]);
  });
});
