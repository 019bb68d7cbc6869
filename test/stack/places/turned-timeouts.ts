import { onTestFinished, vi } from "vitest";

/**
 * Puts `AbortSignal.timeout` on a time that stands still until the test turns it: what answers is never late because
 * the machine is slow, and what hangs is given up when the test says so. Ends with the test.
 */
export function turnedTimeouts(): { turn(milliseconds: number): void } {
  let now = 0;
  const running = new Map<AbortController, number>();
  const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
    const controller = new AbortController();
    running.set(controller, now + milliseconds);
    return controller.signal;
  });
  onTestFinished(() => timeout.mockRestore());
  return {
    turn(milliseconds) {
      now += milliseconds;
      for (const [controller, end] of running) if (end <= now) controller.abort(lateBy(end));
    },
  };
}

/** As the platform says it. */
function lateBy(end: number): DOMException {
  return new DOMException(`The operation was aborted due to timeout after ${end} ms`, "TimeoutError");
}
