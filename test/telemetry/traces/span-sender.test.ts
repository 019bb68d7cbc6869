import { describe, expect, it } from "vitest";
import { createEventBus, type LedgerEvent } from "../../../src/core/events.ts";
import type { QuestionId } from "../../../src/core/question.ts";
import { measureEvents } from "../../../src/telemetry/metrics.ts";
import type { QuestionTrace } from "../../../src/telemetry/traces/question-trace.ts";
import { createSpanSender } from "../../../src/telemetry/traces/span-sender.ts";
import { MOST_WAITING_SPANS } from "../../../src/telemetry/traces/watch-delivery.ts";
import { startedOtlpReceiver } from "../../bot/otlp-receiver.ts";
import { until } from "../../until.ts";

const span = { kind: "internal", startMs: 1, endMs: 2, attributes: {} } as const;

function traceOf(at: number, steps = 2): QuestionTrace {
  const questionId = `q_${String(at).padStart(8, "0")}-0000-4000-8000-000000000000` as QuestionId;
  return {
    questionId,
    whole: { ...span, name: "answer question" },
    steps: Array.from({ length: steps }, () => ({ ...span, name: "retrieve" })),
    moments: [],
  };
}

async function startedSender(headers = {}, everyMs = 5) {
  const receiver = await startedOtlpReceiver();
  const bus = createEventBus();
  const told: LedgerEvent[] = [];
  bus.subscribe((event) => told.push(event));
  const metrics = measureEvents(bus);
  const collector = { endpoint: receiver.url, headers, service: { "service.name": "t" }, everyMs };
  const sender = createSpanSender(collector, bus.emit);
  const kinds = () => told.map(({ type }) => type);
  const lost = async () => Number(/^ledger_bot_traces_lost_total (\d+)$/m.exec(await metrics.text())?.[1]);
  return { receiver, sender, told, kinds, lost };
}

describe("a collector that refuses traces", () => {
  it("is told of once, as is that it takes them again; each trace that is lost is counted", async () => {
    const { receiver, sender, told, kinds, lost } = await startedSender();
    expect(await lost()).toBe(0);
    receiver.answersWith(401);
    for (const at of [1, 2, 3]) {
      sender.send(traceOf(at));
      await until("it is lost", async () => (await lost()) === at);
    }
    expect(kinds()).toEqual(["collector_lost", "traces_lost", "traces_lost", "traces_lost"]);
    expect(told[0]).toMatchObject({ message: "Unauthorized" });

    receiver.answersWith(200);
    sender.send(traceOf(4));
    await until("it is taken", () => kinds().includes("collector_returned"));
    sender.send(traceOf(5));
    await sender.close(2_000);
    expect(told.slice(4)).toMatchObject([{ type: "collector_returned", lost: 3 }]);

    const again = await startedSender();
    again.receiver.answersWith(400);
    again.sender.send(traceOf(6));
    await again.sender.close(2_000);
    expect(again.kinds()).toEqual(["collector_lost", "traces_lost"]);
  });
});

describe("a collector that does not answer", () => {
  it("costs no more than so many traces that wait, and all are counted as lost, at the latest at the stop", async () => {
    const { receiver, sender, kinds, lost } = await startedSender();
    receiver.answersWith("nothing");
    const perTrace = 100;
    const fitting = Math.floor(MOST_WAITING_SPANS / perTrace);
    for (let at = 0; at < fitting + 3; at++) sender.send(traceOf(at, perTrace - 1));
    expect(await lost()).toBe(3);
    await sender.close(50);
    expect(await lost()).toBe(fitting + 3);
    expect(kinds().filter((kind) => kind === "collector_lost")).toHaveLength(1);
    expect(kinds()).not.toContain("collector_returned");
  });
});

describe("what waits at the stop", () => {
  it("is sent, however long traces are gathered", async () => {
    const { receiver, sender, kinds } = await startedSender({}, 60_000);
    sender.send(traceOf(1));
    await sender.close(20_000);
    expect([receiver.spans().length, kinds()]).toEqual([3, []]);
  });

  it("is lost for the reason that there is, where it cannot even be sent", async () => {
    const { sender, told } = await startedSender({ "no header": "x" }, 60_000);
    sender.send(traceOf(1));
    await sender.close(20_000);
    expect(told).toMatchObject([
      { type: "collector_lost", message: expect.stringContaining("no header") },
      { type: "traces_lost", traces: 1 },
    ]);
  });
});
