import { expect, it } from "vitest";
import { watchModelHealth } from "../../src/bot/model-health.ts";
import { NO_USAGE } from "../../src/core/answer.ts";
import { createEventBus } from "../../src/core/events.ts";
import { newQuestionId } from "../../src/core/ids.ts";

it("tells how the latest call of the model went", () => {
  const events = createEventBus();
  const health = watchModelHealth(events, "claude-sonnet-4.5");
  const call = {
    type: "llm_call_finished",
    questionId: newQuestionId(),
    model: "m",
    durationMs: 1,
    usage: NO_USAGE,
  } as const;
  expect(health()).toEqual({ state: "up", detail: "claude-sonnet-4.5, not asked yet" });
  events.emit({ ...call, status: "error", message: "claude-sonnet-4.5 did not answer (no connection)" });
  expect(health()).toEqual({ state: "degraded", detail: "claude-sonnet-4.5 did not answer (no connection)" });
  events.emit({ ...call, status: "ok" });
  expect(health()).toEqual({ state: "up", detail: "claude-sonnet-4.5" });
});
