import { afterEach, describe, expect, it } from "vitest";
import { createEventBus } from "../../src/core/events.ts";
import { sumOfUsage } from "../../src/llm/usage.ts";
import type { LlmSimulatorOptions } from "../../src/simulators/llm/simulator.ts";
import { measureEvents } from "../../src/telemetry/metrics.ts";
import { memoryBudget } from "../llm/memory-budget.ts";
import { startedLlm } from "../simulators/llm/clients.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { type Answered, asking } from "./answered.ts";
import { asked, CHEAP, EASY, FILES, HARD, modelOf, STRONG } from "./routed.ts";

afterEach(removeTemporaryFolders);

describe("where nothing of the cheaper model's draft holds", () => {
  const GOOD = "An idempotency key is kept 14 days. [1]";
  const drafts = (cheap: string, strong = GOOD): LlmSimulatorOptions => ({
    mode: {
      type: "scripted",
      script: {
        answers: [
          { model: CHEAP, text: cheap },
          { model: STRONG, text: strong },
        ],
      },
    },
  });

  it.each([
    ["it says that the passages do not answer", "INSUFFICIENT", "insufficient", []],
    ["its number stands nowhere", "An idempotency key is kept 90 days. [1]", "ungrounded", ["number"]],
    ["it cites nothing", "An idempotency key is kept 14 days.", "ungrounded", ["uncited"]],
  ])(
    "the other one is asked once, and nothing of the draft is shown: %s",
    async (_, draft, reason, reasons) => {
      const { llm } = await startedLlm(drafts(draft));
      const answered = await (await asking(FILES))(EASY, { model: await modelOf(llm) });
      expect(asked(llm)).toEqual([CHEAP, STRONG]);
      expect(answered).toMatchObject({ outcome: "answered", model: STRONG, text: GOOD });
      expect(answered).not.toHaveProperty("degraded");
      const shown = answered.progress.flatMap((step) => (step.type === "text" ? [step.text] : []));
      expect(shown.every((text) => GOOD.startsWith(text))).toBe(true);
      expect(answered.events).toContainEqual(
        expect.objectContaining({ type: "draft_rejected", model: CHEAP, reasons }),
      );
      const metrics = await metricsOf(answered);
      expect(metrics).toContain(`ledger_bot_rejected_drafts_total{model="${CHEAP}",reason="${reason}"} 1`);
      for (const model of [CHEAP, STRONG])
        expect(metrics).toContain(`llm_requests_total{model="${model}",status="ok"} 1`);
    },
  );

  it("the answer costs what both of them used", async () => {
    const { llm } = await startedLlm(drafts("INSUFFICIENT"));
    const { usage, events } = await (await asking(FILES))(EASY, { model: await modelOf(llm) });
    const calls = events.flatMap((event) => (event.type === "llm_call_finished" ? [event.usage] : []));
    expect(calls).toHaveLength(2);
    expect(usage).toEqual(sumOfUsage(calls));
  });

  it("the other one may refuse too, and is the one that did", async () => {
    const { llm } = await startedLlm(drafts("INSUFFICIENT", "INSUFFICIENT"));
    const { outcome, model } = await (await asking(FILES))(EASY, { model: await modelOf(llm) });
    expect([outcome, model]).toEqual(["refused", STRONG]);
    expect(asked(llm)).toEqual([CHEAP, STRONG]);
  });

  it("a draft that keeps a statement is an answer", async () => {
    const { llm } = await startedLlm(drafts(`${GOOD} It is renewed after 90 days. [1]`));
    const { model, text } = await (await asking(FILES))(EASY, { model: await modelOf(llm) });
    expect([model, text]).toEqual([CHEAP, GOOD]);
    expect(asked(llm)).toEqual([CHEAP]);
  });

  it("the refusal stands where the budget has too little left for a second call", async () => {
    const { llm } = await startedLlm(drafts("INSUFFICIENT"));
    const ask = await asking(FILES);
    const enough = memoryBudget(1);
    await ask(EASY, { model: await modelOf(llm, {}, enough) });
    const [first, second] = enough.entries.map(({ reserved }) => reserved);
    expect(second).toBeCloseTo((first ?? 0) * 3, 10);

    const budget = memoryBudget((second ?? 0) - 0.000_001);
    const answered = await ask(EASY, { model: await modelOf(llm, {}, budget) });
    expect(answered).toMatchObject({ outcome: "refused", model: CHEAP });
    expect(answered).not.toHaveProperty("degraded");
    expect(asked(llm)).toEqual([CHEAP, STRONG, CHEAP]);
    expect(budget.entries).toHaveLength(1);
    expect(budget.spent()).toBeCloseTo(answered.usage.costUsd ?? 0, 10);
  });

  it("the refusal stands where the other one fails, and what that used counts", async () => {
    const { llm } = await startedLlm({
      ...drafts("INSUFFICIENT"),
      faults: { rules: [{ fault: "truncated", model: STRONG }] },
    });
    const { outcome, model, usage } = await (await asking(FILES))(EASY, { model: await modelOf(llm) });
    expect([outcome, model]).toEqual(["refused", CHEAP]);
    expect(usage.costUsd).toBeGreaterThan(0.003);
    expect(usage.estimated).toBe(true);
  });

  it("nobody is asked again where the other one had to answer anyway", async () => {
    const { llm } = await startedLlm({
      ...drafts("", "INSUFFICIENT"),
      faults: { rules: [{ fault: "error", status: 422, model: CHEAP }] },
    });
    const { outcome } = await (await asking(FILES))(EASY, { model: await modelOf(llm) });
    expect(outcome).toBe("refused");
    expect(asked(llm)).toEqual([CHEAP, STRONG]);
  });

  it("the main model's own refusal is final", async () => {
    const { llm } = await startedLlm(drafts("INSUFFICIENT", "INSUFFICIENT"));
    await (await asking(FILES))(HARD, { model: await modelOf(llm) });
    expect(asked(llm)).toEqual([STRONG]);
  });

  it("it ends with whoever asked", async () => {
    const { llm } = await startedLlm({
      ...drafts("INSUFFICIENT"),
      faults: { rules: [{ fault: "hang", model: STRONG }] },
    });
    const caller = new AbortController();
    const pending = (await asking(FILES))(EASY, { model: await modelOf(llm), signal: caller.signal });
    await until("the other one is asked", () => llm.calls().some(({ model }) => model === STRONG));
    caller.abort();
    await expect(pending).rejects.toMatchObject({ kind: "cancelled" });
  });
});

async function metricsOf({ events }: Answered): Promise<string> {
  const bus = createEventBus();
  const metrics = measureEvents(bus);
  for (const event of events) bus.emit(event);
  return metrics.text();
}
