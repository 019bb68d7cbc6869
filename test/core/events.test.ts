import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createEventBus, type LedgerEvent, type TimedEvent } from "../../src/core/events.ts";

const STARTED: LedgerEvent = { type: "bot_started", durationMs: 12 };
const STOPPED: LedgerEvent = { type: "bot_stopped" };

describe("the event bus", () => {
  it("tells every listener of every event, in order, with its time", () => {
    let now = 1_000;
    const bus = createEventBus({ now: () => now++ });
    const [first, second]: [TimedEvent[], TimedEvent[]] = [[], []];
    bus.subscribe((event) => first.push(event));
    bus.subscribe((event) => second.push(event));

    bus.emit(STARTED);
    bus.emit(STOPPED);

    expect(first).toEqual([
      { ...STARTED, at: 1_000 },
      { ...STOPPED, at: 1_001 },
    ]);
    expect(second).toEqual(first);
  });

  it("tells a listener only what happens while it listens", () => {
    const bus = createEventBus({ now: () => 0 });
    const heard: string[] = [];
    bus.emit(STARTED);
    const stop = bus.subscribe(({ type }) => heard.push(type));
    bus.emit(STOPPED);
    stop();
    stop();
    bus.emit(STARTED);
    expect(heard).toEqual(["bot_stopped"]);
  });

  it("lets a listener leave while it is told, without loss to the others", () => {
    const bus = createEventBus({ now: () => 0 });
    const heard: string[] = [];
    const leave = bus.subscribe(() => {
      heard.push("leaver");
      leave();
    });
    bus.subscribe(() => heard.push("stayer"));
    bus.emit(STARTED);
    bus.emit(STOPPED);
    expect(heard).toEqual(["leaver", "stayer", "stayer"]);
  });

  it("leaves the event that was emitted as it was", () => {
    const event = Object.freeze({ ...STARTED });
    createEventBus({ now: () => 5 }).emit(event);
    expect(event).toEqual(STARTED);
  });

  it("takes the time of the system where no clock is given", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_700_000_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const bus = createEventBus();
    const times: number[] = [];
    bus.subscribe(({ at }) => times.push(at));
    bus.emit(STOPPED);
    vi.setSystemTime(1_700_000_000_001);
    bus.emit(STOPPED);
    expect(times).toEqual([1_700_000_000_000, 1_700_000_000_001]);
  });
});
