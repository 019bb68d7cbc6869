import { setImmediate as soon } from "node:timers/promises";
import type { Stopwatch } from "../run/stopwatch.ts";
import { interruptionBy } from "./executor.ts";
import type { UnderWay } from "./under-way.ts";
import { waitUnless } from "./wait-unless.ts";

export interface VirtualUserPorts {
  readonly stopwatch: Stopwatch;
  readonly underWay: UnderWay;
  /** The index of the next iteration; undefined where there is none left. */
  take(): number | undefined;
  /** How long to think between an answer and the next question, in milliseconds. */
  think(): number;
  /** The user loops no more. */
  ended(): void;
}

const AT_ONCE_MS = 1;

/** A user of the closed model: asks, waits for the answer, thinks, and asks again. */
export interface VirtualUser {
  /** Returns false where the user still finishes and goes on looping. */
  wake(at: number): boolean;
  /** Starts nothing more. What is under way is interrupted at the moment, unless the user wakes before. */
  retire(interruptAt: number): void;
  interrupt(reason: unknown): void;
}

export function createVirtualUser(user: number, ports: VirtualUserPorts): VirtualUser {
  const { stopwatch, underWay, take, think, ended } = ports;
  let [isAwake, isLooping] = [false, false];
  let wakened = new AbortController();
  let retired = new AbortController();
  let interrupted = new AbortController();

  async function loop(at: number): Promise<void> {
    let plannedAt = at;
    while (isAwake) {
      const index = take();
      if (index === undefined) break;
      interrupted = new AbortController();
      const begunAt = stopwatch.now();
      await underWay.run({ index, plannedAt, user }, interrupted.signal);
      // A target that fails at once must not keep the process from all else.
      if (stopwatch.now() - begunAt < AT_ONCE_MS) await soon();
      const pause = think();
      plannedAt = stopwatch.now() + pause;
      if (pause > 0) await waitUnless(stopwatch, plannedAt, retired.signal);
    }
    isLooping = false;
    wakened.abort();
    ended();
  }

  async function interruptAt(moment: number): Promise<void> {
    wakened = new AbortController();
    const { signal } = wakened;
    await waitUnless(stopwatch, moment, signal);
    if (!signal.aborted) interrupted.abort(interruptionBy(signal));
  }

  return {
    wake(at) {
      isAwake = true;
      wakened.abort();
      retired = new AbortController();
      if (isLooping) return false;
      isLooping = true;
      void loop(at);
      return true;
    },
    retire(moment) {
      isAwake = false;
      retired.abort();
      if (isLooping) void interruptAt(moment);
    },
    interrupt(reason) {
      isAwake = false;
      wakened.abort();
      retired.abort();
      interrupted.abort(reason);
    },
  };
}
