import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LedgerEvent } from "../../src/core/events.ts";
import { quietFaults } from "../../src/core/quiet-faults.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const fault = (errorType: string, message = "away"): LedgerEvent => ({
  type: "error_occurred",
  errorType,
  message,
});

function quieted() {
  const told: LedgerEvent[] = [];
  return { told, ...quietFaults((event) => told.push(event), ["queue", "database"]) };
}

describe("faults that come again and again", () => {
  it("are told at first, and then together, each half minute, with their number and the latest words", () => {
    const { told, emit } = quieted();
    for (let at = 1; at <= 300; at += 1) emit(fault("queue", `try ${at}`));
    expect(told).toEqual([fault("queue", "try 1")]);
    vi.advanceTimersByTime(30_000);
    expect(told.slice(1)).toEqual([{ ...fault("queue", "try 300"), times: 299 }]);
    emit(fault("queue", "once more"));
    vi.advanceTimersByTime(30_000);
    expect(told.slice(2)).toEqual([fault("queue", "once more")]);
  });

  it("are told at once again after half a minute without any", () => {
    const { told, emit } = quieted();
    emit(fault("queue"));
    vi.advanceTimersByTime(30_000);
    emit(fault("queue", "another outage"));
    expect(told).toEqual([fault("queue"), fault("queue", "another outage")]);
  });

  it("are counted for each type, and others are all told, as are other events", () => {
    const { told, emit } = quieted();
    const events = [
      fault("queue"),
      fault("database"),
      fault("answer"),
      fault("answer"),
      { type: "database_lost" } as const,
    ];
    for (const event of events) emit(event);
    expect(told).toEqual(events);
  });

  it("are all told when it is closed", () => {
    const { told, emit, close } = quieted();
    for (const message of ["one", "two", "three"]) emit(fault("queue", message));
    close();
    expect(told).toEqual([fault("queue", "one"), { ...fault("queue", "three"), times: 2 }]);
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(2);
  });
});
