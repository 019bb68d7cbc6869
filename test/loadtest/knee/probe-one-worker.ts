import { constantArrivalRate } from "../../../src/loadtest/executors/constant-arrival-rate.ts";
import { holdsBy, judgeProbe } from "../../../src/loadtest/knee/judge-probe.ts";
import { createMeasurement } from "../../../src/loadtest/measure/measurement.ts";
import { systemStopwatch } from "../../../src/loadtest/run/stopwatch.ts";
import { watchEventLoop } from "../../../src/loadtest/validity/event-loop.ts";
import { createHttpAsker } from "../proofs/http-asker.ts";

const DURATION_MS = 6_000;
const GRACEFUL_STOP_MS = 500;
/** At 1.025 of the capacity the last twentieth of a probe waits longer, and a hiccup of the machine is shorter. */
const OBJECTIVE_MS = 165;

/** Asks a server at one rate as a load test does, and judges it by goodput. */
export async function probeOneWorker(url: string, rate: number) {
  const { now } = systemStopwatch;
  const asker = createHttpAsker(url);
  const never = new AbortController().signal;
  // What the probe before has left is worked off first.
  await asker.ask(never);
  const watch = watchEventLoop();
  const measurement = createMeasurement({
    now,
    begin: now(),
    timeoutMs: DURATION_MS,
    objectiveMs: OBJECTIVE_MS,
  });
  try {
    const outcome = await constantArrivalRate({
      rate,
      timeUnitMs: 1_000,
      durationMs: DURATION_MS,
      gracefulStopMs: GRACEFUL_STOP_MS,
    }).run({
      stopwatch: systemStopwatch,
      signal: never,
      async iterate({ plannedAt }, interrupted) {
        const sentAt = now();
        const outcome = await asker.ask(interrupted).then(
          () => "answered",
          () => "timed-out",
        );
        measurement.add({
          kind: "fresh",
          stage: "probe",
          plannedAt,
          sentAt,
          endedAt: now(),
          outcome,
          checks: {},
        });
      },
    });
    const figures = measurement.figures();
    const sendLagP99 = figures.metrics.send_lag["p(99)"] ?? Number.NaN;
    const generator = { sendLagP99, eventLoopBusy: watch.average() };
    return judgeProbe({ figures, outcomes: [outcome], generator, use: null }, holdsBy([], 0.95));
  } finally {
    watch.stop();
    asker.stop();
  }
}
