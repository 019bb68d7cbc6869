import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/core/answer.ts";
import { createEventBus, type LedgerEvent } from "../../src/core/events.ts";
import type { ConversationId, QuestionId } from "../../src/core/question.ts";
import { type LogLevel, logEvents } from "../../src/telemetry/logs.ts";

const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const QUESTION = "q_1" as QuestionId;
const CONVERSATION = "slack:T1:C1:1700000000.000100" as ConversationId;

/** What is written for some events, as parsed lines. */
function linesFor(events: readonly LedgerEvent[], level: LogLevel = "debug"): Record<string, unknown>[] {
  const bus = createEventBus({ now: () => AT });
  const written: string[] = [];
  logEvents(bus, level, { write: (line: string) => void written.push(line) });
  for (const event of events) bus.emit(event);
  return written.map((line) => {
    expect(line.endsWith("\n")).toBe(true);
    return JSON.parse(line);
  });
}

const ANSWER: Answer = {
  outcome: "answered",
  text: "A key is kept for 24 hours [1].",
  citations: [{ marker: 1, source: "a.md#b", title: "Keys", quote: "24 hours" }],
  model: "extractive",
  usage: { inputTokens: 3, outputTokens: 5, costUsd: 0 },
};

describe("a log line", () => {
  it("is one JSON object that says when, what and how grave", () => {
    const received: LedgerEvent = {
      type: "question_received",
      questionId: QUESTION,
      channel: "slack",
      conversation: CONVERSATION,
      characters: 42,
    };
    expect(linesFor([received])).toEqual([
      {
        level: "info",
        service: "ledger",
        timestamp: "2026-01-02T03:04:05.678Z",
        event: "question_received",
        questionId: QUESTION,
        channel: "slack",
        conversation: CONVERSATION,
        characters: 42,
      },
    ]);
  });

  it("tells of an answer, and holds none of its words", () => {
    const sent: LedgerEvent = {
      type: "response_sent",
      questionId: QUESTION,
      channel: "slack",
      durationMs: 12,
      answer: ANSWER,
    };
    const [line] = linesFor([sent]);
    expect(line?.answer).toEqual({
      outcome: "answered",
      model: "extractive",
      citations: 1,
      characters: ANSWER.text.length,
      usage: ANSWER.usage,
    });
    expect(JSON.stringify(line)).not.toMatch(/24 hours|a\.md/);
  });

  it("masks secrets in what went wrong", () => {
    const message = "connect redis://:hunter2@cache:6379 failed for ana@example.com";
    const [line] = linesFor([{ type: "error_occurred", errorType: "redis", message }]);
    expect(line?.message).toBe("connect redis://[credentials]@cache:6379 failed for [email]");
  });

  it("masks secrets in why an answer was degraded", () => {
    const degraded = `model did not answer (Incorrect API key: ${"s"}k-abcdefghijklmnopqrstuvwxyz)`;
    const [line] = linesFor([
      {
        type: "response_sent",
        questionId: QUESTION,
        channel: "slack",
        durationMs: 1,
        answer: { ...ANSWER, degraded },
      },
    ]);
    expect(line?.answer).toMatchObject({ degraded: "model did not answer (Incorrect API key: [api-key])" });
  });

  it("keeps the ids by which a question is followed, whatever their digits look like", () => {
    const questionId = "q_12345678-1234-4123-8123-123456789012" as QuestionId;
    const conversation = "test:4111111111111111" as ConversationId;
    const [line] = linesFor([
      { type: "question_received", questionId, channel: "test", conversation, characters: 1 },
    ]);
    expect(line).toMatchObject({ questionId, conversation });
  });
});

const GRAVITY: readonly [LedgerEvent, string][] = [
  [{ type: "db_query_finished", operation: "select", durationMs: 1 }, "debug"],
  [
    { type: "http_request_finished", method: "GET", endpoint: "/health", status: 200, durationMs: 1 },
    "debug",
  ],
  [{ type: "retrieval_finished", questionId: QUESTION, passages: 1, coverage: 1, durationMs: 1 }, "debug"],
  [{ type: "bot_stopped" }, "info"],
  [{ type: "question_limited", questionId: QUESTION, limit: "user-minute" }, "warn"],
  [{ type: "knowledge_problem", path: "a.md", message: "is empty", remedy: "Fill it." }, "warn"],
  [{ type: "passage_distrusted", questionId: QUESTION, source: "a.md#b" }, "warn"],
  [{ type: "statements_dropped", questionId: QUESTION, model: "m", reasons: ["number"] }, "warn"],
  [{ type: "knowledge_failed", folder: "docs", message: "gone" }, "error"],
  [{ type: "error_occurred", errorType: "answer", message: "boom" }, "error"],
];

describe("the level", () => {
  it.each(GRAVITY)("of %j is %s", (event, level) => {
    expect(linesFor([event])).toMatchObject([{ level, event: event.type }]);
  });

  it.each([
    ["debug", ["debug", "info", "warn", "error"]],
    ["info", ["info", "warn", "error"]],
    ["warn", ["warn", "error"]],
    ["error", ["error"]],
    ["silent", []],
  ] as const)("%s lets through what is at least as grave", (level, heard) => {
    const lines = linesFor(
      GRAVITY.map(([event]) => event),
      level,
    );
    expect([...new Set(lines.map((line) => line.level))]).toEqual(heard);
  });
});

it("stops when it is told to", () => {
  const bus = createEventBus();
  const written: string[] = [];
  const stop = logEvents(bus, "info", { write: (line: string) => void written.push(line) });
  bus.emit({ type: "bot_stopped" });
  stop();
  bus.emit({ type: "bot_stopped" });
  expect(written).toHaveLength(1);
});

it("writes to standard error where nothing else is said, so that output stays clean", async () => {
  const program = join(import.meta.dirname, "log-to-stderr.ts");
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program]);
  expect(stdout).toBe("");
  expect(JSON.parse(stderr)).toMatchObject({ level: "info", event: "bot_stopped" });
});
