import { onTestFinished, vi } from "vitest";

/**
 * Puts the pings of the SDK's clients on a time that stands still until the test turns it: no pong is late because
 * the machine is slow. How long a client waits before it reconnects stays real. Ends with the test.
 */
export function turnedPings(): { turn(milliseconds: number): void } {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
  return { turn: (milliseconds) => void vi.advanceTimersByTime(milliseconds) };
}
