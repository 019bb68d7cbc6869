import { expect, it } from "vitest";
import { constantArrivalRate } from "../../../src/loadtest/executors/constant-arrival-rate.ts";
import { sharedIterations } from "../../../src/loadtest/executors/shared-iterations.ts";
import { generatedBy } from "../../../src/loadtest/validity/generated-by.ts";
import { whatMakesInvalid } from "../../../src/loadtest/validity/what-makes-invalid.ts";
import { recordRun } from "../executors/recorded-iterations.ts";

const CALM = { sendLagP99: 1, eventLoopBusy: 0.1 };

it("makes a run invalid in which a target hung and its bound was reached", async () => {
  const tenASecond = { rate: 10, timeUnitMs: 1_000, durationMs: 1_000, gracefulStopMs: 0 };
  const quick = recordRun(constantArrivalRate(tenASecond), () => 5);
  const hung = recordRun(constantArrivalRate({ ...tenASecond, maxInFlight: 6 }), () => 1e6);
  await quick.stopwatch.pass(1_100);
  await hung.stopwatch.pass(1_100);
  const generated = generatedBy([await quick.ended, await hung.ended], CALM);
  expect(generated).toEqual({ planned: 20, sent: 16, dropped: { late: 0, "in-flight": 4 }, ...CALM });
  expect(whatMakesInvalid(generated).map(({ reason }) => reason)).toEqual(["achieved", "dropped"]);
  expect(whatMakesInvalid(generatedBy([await quick.ended], CALM))).toEqual([]);
});

it("counts what came too late to be sent", async () => {
  const late = recordRun(constantArrivalRate({ rate: 10, timeUnitMs: 1_000, durationMs: 2_000 }), () => 5);
  late.stopwatch.lose(1_550);
  await late.stopwatch.pass(1_000);
  // Those planned for 100 to 500.
  expect(generatedBy([await late.ended], CALM)).toMatchObject({
    planned: 20,
    sent: 15,
    dropped: { late: 5 },
  });
});

it("blames no slow bot's run on the generator where users did not come to all that there was to do", async () => {
  const slow = recordRun(sharedIterations({ vus: 2, iterations: 100, maxDurationMs: 1_000 }), () => 300);
  await slow.stopwatch.pass(1_400);
  const outcome = await slow.ended;
  expect(outcome).toMatchObject({ planned: 100, started: 8, dropped: { "not-begun": 92 } });
  const generated = generatedBy([outcome], CALM);
  expect(generated).toEqual({ planned: 8, sent: 8, dropped: { late: 0, "in-flight": 0 }, ...CALM });
  expect(whatMakesInvalid(generated)).toEqual([]);
});
