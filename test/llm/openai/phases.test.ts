import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startPhases } from "../../../src/llm/openai/phases.ts";

const LIMITS = { connectMs: 10, firstTokenMs: 30, answerMs: 100 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The kind of fault that a call has ended with, if it has. */
function started(caller?: AbortSignal) {
  const phases = startPhases(LIMITS, caller);
  return {
    phases,
    fault: () => phases.signal.reason?.kind,
    pass: (ms: number) => vi.advanceTimersByTime(ms),
  };
}

describe("the times of a call", () => {
  it("are over where no headers come", () => {
    const { fault, pass } = started();
    pass(9);
    expect(fault()).toBeUndefined();
    pass(1);
    expect(fault()).toBe("connect_timeout");
  });

  it("are over where headers come but no token", () => {
    const { phases, fault, pass } = started();
    phases.headers();
    pass(29);
    expect(fault()).toBeUndefined();
    pass(1);
    expect(fault()).toBe("first_token_timeout");
  });

  it("begin anew with each token", () => {
    const { phases, fault, pass } = started();
    phases.headers();
    for (const wait of [29, 29, 29]) {
      pass(wait);
      phases.token();
    }
    expect(fault()).toBeUndefined();
  });

  it("are over where no further token comes", () => {
    const { phases, fault, pass } = started();
    phases.headers();
    phases.token();
    pass(30);
    expect(fault()).toBe("stalled");
  });

  it("are over for the whole, however steadily tokens come", () => {
    const { phases, fault, pass } = started();
    phases.headers();
    for (let at = 0; at < 10; at++) {
      phases.token();
      pass(10);
    }
    expect(fault()).toBe("answer_timeout");
  });

  it("are over together with the caller's", () => {
    const caller = new AbortController();
    const { phases } = started(caller.signal);
    caller.abort("enough");
    expect(phases.signal.reason).toBe("enough");
  });

  it("are never over once they were stopped", () => {
    const { phases, fault, pass } = started();
    phases.stop();
    pass(1000);
    expect(fault()).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });
});
