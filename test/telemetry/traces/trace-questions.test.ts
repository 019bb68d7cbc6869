import { describe, expect, it } from "vitest";
import { createEventBus } from "../../../src/core/events.ts";
import type { QuestionId } from "../../../src/core/question.ts";
import type { QuestionTrace } from "../../../src/telemetry/traces/question-trace.ts";
import { traceQuestions } from "../../../src/telemetry/traces/trace-questions.ts";

const questionId = "q_1" as QuestionId;

describe("a question that is given up", () => {
  it("has a trace that failed, with what was tried, and no word of why", () => {
    const { bus, traces } = traced();
    bus.emit({ type: "question_acknowledged", questionId, durationMs: 200 });
    const failure = { type: "error_occurred", message: "Slack said: secret words", questionId } as const;
    bus.emit({ ...failure, errorType: "reply" });
    expect(traces).toEqual([]);
    bus.emit({ ...failure, errorType: "given_up" });

    expect(traces.map(({ whole }) => [whole.name, whole.error])).toEqual([["answer question", "given_up"]]);
    expect(traces[0]?.steps.map(({ name }) => name)).toEqual(["wait and acknowledge"]);
    expect(traces[0]?.whole.startMs).toBe(traces[0]?.steps[0]?.startMs);
    expect(traces[0]?.moments.map(({ attributes }) => attributes["error.type"])).toEqual([
      "reply",
      "given_up",
    ]);
    expect(JSON.stringify(traces)).not.toContain("secret");
  });

  it("is forgotten then, as is one that was never begun here", () => {
    const { bus, traces } = traced();
    const failure = { type: "error_occurred", errorType: "given_up", message: "", questionId } as const;
    bus.emit(failure);
    bus.emit({ type: "question_acknowledged", questionId, durationMs: 1 });
    bus.emit(failure);
    expect(traces.map(({ steps, moments }) => [steps.length, moments.length])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });
});

it("names no server for a model in the process, which is a fallback as any other", () => {
  const { bus, traces } = traced({ "server.address": "llm.example.com", "server.port": 443 });
  const call = { type: "llm_call_finished", questionId, attempt: 1, durationMs: 1 } as const;
  const usage = { inputTokens: 0, outputTokens: 0 };
  bus.emit({ ...call, model: "m", status: "error", fault: "unreachable", usage });
  bus.emit({ ...call, model: "extractive", insteadOf: "m", status: "ok", usage, inProcess: true });
  bus.emit({ type: "error_occurred", errorType: "given_up", message: "", questionId });
  const [failed, quoted] = traces[0]?.steps ?? [];
  expect(failed).toMatchObject({ kind: "client", error: "unreachable" });
  expect(failed?.attributes).toMatchObject({ "server.address": "llm.example.com", "server.port": 443 });
  expect(quoted).toMatchObject({ kind: "internal", attributes: { "ledger.fallback_for": "m" } });
  expect(quoted?.attributes).not.toHaveProperty(["server.address"]);
});

function traced(server?: Parameters<typeof traceQuestions>[2]) {
  const bus = createEventBus();
  const traces: QuestionTrace[] = [];
  traceQuestions(bus, (trace) => traces.push(trace), server);
  return { bus, traces };
}
