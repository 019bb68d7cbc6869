import { describe, expect, it } from "vitest";
import { watchModelHealth } from "../../src/bot/model-health.ts";
import { NO_USAGE } from "../../src/core/answer.ts";
import { createEventBus } from "../../src/core/events.ts";
import { newQuestionId } from "../../src/core/ids.ts";
import type { ModelOutage } from "../../src/llm/model.ts";

const NAME = "claude-sonnet-4.5";
const CALL = {
  type: "llm_call_finished",
  questionId: newQuestionId(),
  model: NAME,
  attempt: 1,
  durationMs: 1,
  usage: NO_USAGE,
} as const;
const FAILED = { ...CALL, status: "error", fault: "unreachable", message: "no connection" } as const;
const DOWN = { state: "degraded", detail: "claude-sonnet-4.5 did not answer: no connection" };

describe("the model's health", () => {
  it("is how its latest call went", () => {
    const events = createEventBus();
    const health = watchModelHealth(events, { name: NAME });
    expect(health()).toEqual({ state: "up", detail: "claude-sonnet-4.5, not asked yet" });
    events.emit(FAILED);
    expect(health()).toEqual(DOWN);
    events.emit({ ...CALL, status: "ok" });
    expect(health()).toEqual({ state: "up", detail: "claude-sonnet-4.5" });
  });

  it("is not that of the models that stand in for it", () => {
    const events = createEventBus();
    const health = watchModelHealth(events, { name: NAME });
    events.emit(FAILED);
    events.emit({ ...CALL, model: "extractive", status: "ok" });
    expect(health()).toEqual(DOWN);
  });

  it.each(["cancelled", "refused", "filtered"])("is not told by a call that was %s", (fault) => {
    const events = createEventBus();
    const health = watchModelHealth(events, { name: NAME });
    events.emit({ ...CALL, status: "ok" });
    events.emit({ ...CALL, status: "error", fault, message: "no matter" });
    expect(health()).toMatchObject({ state: "up" });
  });

  it("is degraded while its breaker is open, until a probe goes well", () => {
    const events = createEventBus();
    let outage: ModelOutage | undefined;
    const health = watchModelHealth(events, { name: NAME, outage: () => outage });
    events.emit({ ...CALL, status: "ok" });
    outage = { reason: "the endpoint failed (HTTP 500)", probeAt: Date.UTC(2026, 10, 21, 12, 0, 15) };
    expect(health()).toEqual({
      state: "degraded",
      detail:
        "claude-sonnet-4.5 is not called after repeated faults (the endpoint failed (HTTP 500)); tried again from 2026-11-21T12:00:15.000Z on",
    });
    outage = undefined;
    expect(health()).toMatchObject({ state: "up" });
  });
});
