import { expect, it } from "vitest";
import { systemStopwatch } from "../../../src/loadtest/run/stopwatch.ts";

const never = new AbortController().signal;

it("does not come back before its moment", async () => {
  const moment = systemStopwatch.now() + 30;
  await systemStopwatch.until(moment, never);
  expect(systemStopwatch.now()).toBeGreaterThanOrEqual(moment);
});

it("comes back for a moment that is past", async () => {
  await systemStopwatch.until(systemStopwatch.now() - 1, never);
});

it("throws the signal's reason, also while it waits for an hour", async () => {
  const stop = new AbortController();
  const waiting = systemStopwatch.until(systemStopwatch.now() + 3_600_000, stop.signal);
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await expect(systemStopwatch.until(0, stop.signal)).rejects.toThrow("enough");
});
