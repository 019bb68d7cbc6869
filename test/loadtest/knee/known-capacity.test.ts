import { afterEach, expect, it } from "vitest";
import { findKnee } from "../../../src/loadtest/knee/find-knee.ts";
import { probeOneWorker } from "./probe-one-worker.ts";
import { type OneWorker, startOneWorker } from "./start-one-worker.ts";

let worker: OneWorker;
afterEach(() => worker.stop());

// The clock is real here, as the claim is about it: a machine that is too busy for once may try again.
it("finds the capacity of a server of one worker, within 5 %", { timeout: 180_000, retry: 2 }, async () => {
  worker = await startOneWorker(25);
  const knee = await findKnee({
    probe: (ratePerS) => probeOneWorker(worker.url, ratePerS),
    from: 25,
    most: 200,
    mostProbes: 25,
  });
  const capacity = await worker.capacity();
  expect(knee).toMatchObject({ ended: "found", limitOf: "bot" });
  expect(Math.abs(Number(knee.ratePerS) / capacity - 1)).toBeLessThan(0.05);
});
