import { afterEach, describe, expect, it } from "vitest";
import { EASY as EASY_UP_TO, modelFor } from "../../src/answer/difficulty.ts";
import type { AnswerCache } from "../../src/answer/ports.ts";
import { saying, startedLlm } from "../simulators/llm/clients.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking } from "./answered.ts";
import { asked, CHEAP, EASY, FILES, HARD, modelOf, STRONG } from "./routed.ts";

afterEach(removeTemporaryFolders);

describe("with a cheaper model set", () => {
  it("an easy question goes to it, for a third of the price", async () => {
    const { llm } = await startedLlm(saying("An idempotency key is kept 14 days. [1]"));
    const ask = await asking(FILES);
    const cheap = await ask(EASY, { model: await modelOf(llm) });
    const strong = await ask(EASY, { model: await modelOf(llm, { LEDGER_CHEAP_MODEL: "" }) });
    expect(asked(llm)).toEqual([CHEAP, STRONG]);
    expect([cheap.model, strong.model]).toEqual([CHEAP, STRONG]);
    expect(cheap.usage.inputTokens).toBe(strong.usage.inputTokens);
    // The other one also wrote its instructions to the prompt cache, for the next question.
    const written = ((strong.usage.cacheWriteTokens ?? 0) * 0.75) / 1e6;
    expect(cheap.usage.costUsd).toBeCloseTo(((strong.usage.costUsd ?? 0) - written) / 3, 10);
  });

  it("a hard one goes to the other: reasons, comparisons, several passages", async () => {
    const { llm } = await startedLlm(saying("A hard close locks the month. [1]"));
    const ask = await asking(FILES);
    await ask(HARD, { model: await modelOf(llm) });
    await ask("what locks the month", { model: await modelOf(llm) });
    expect(asked(llm)).toEqual([STRONG, STRONG]);
  });

  it("a follow-up goes to the other", async () => {
    const { llm } = await startedLlm(saying("An idempotency key is kept 14 days. [1]"));
    const thread = [
      { speaker: "asker", text: "What is a hard close?" },
      { speaker: "ledger", text: "The end of a month. [1]" },
    ] as const;
    await (await asking(FILES))(EASY, { model: await modelOf(llm), thread });
    expect(asked(llm)).toEqual([STRONG]);
  });

  it("a question in another language goes to the other", async () => {
    const { llm } = await startedLlm(saying("14 Tage. [1]"));
    await (await asking(FILES))("was ist ein Idempotenzschlüssel?", {
      model: await modelOf(llm),
    });
    expect(asked(llm)).toEqual([STRONG]);
  });

  it("an easy question falls back up the chain", async () => {
    const { llm } = await startedLlm({
      ...saying("An idempotency key is kept 14 days. [1]"),
      faults: { rules: [{ fault: "error", status: 422, model: CHEAP }] },
    });
    const { model, outcome } = await (await asking(FILES))(EASY, { model: await modelOf(llm) });
    expect([outcome, model]).toEqual(["answered", STRONG]);
    expect(asked(llm)).toEqual([CHEAP, STRONG]);
  });

  it("an answer is kept under the name of the model that was asked", async () => {
    const { llm } = await startedLlm(saying("An idempotency key is kept 14 days. [1]"));
    const names: string[] = [];
    const cache: AnswerCache = {
      async *share({ model }, make, signal) {
        names.push(model);
        return yield* make(signal);
      },
    };
    const ask = await asking(FILES, { cache });
    await ask(EASY, { model: await modelOf(llm) });
    await ask(HARD, { model: await modelOf(llm) });
    expect(names).toEqual([CHEAP, STRONG]);
  });
});

describe("how difficult a question may be for the cheaper model", () => {
  it("is what the table says", async () => {
    const { llm } = await startedLlm();
    const model = await modelOf(llm);
    expect([EASY_UP_TO, modelFor(EASY_UP_TO, model).name, modelFor(EASY_UP_TO + 0.01, model).name]).toEqual([
      0.7,
      CHEAP,
      STRONG,
    ]);
  });
});

describe("without a cheaper model", () => {
  it.each([{ LEDGER_CHEAP_MODEL: "" }, { LEDGER_CHEAP_MODEL: STRONG }])(
    "nothing changes: %j",
    async (settings) => {
      const { llm } = await startedLlm(saying("An idempotency key is kept 14 days. [1]"));
      const model = await modelOf(llm, settings);
      expect(model.easier).toBeUndefined();
      await (await asking(FILES))(EASY, { model });
      expect(asked(llm)).toEqual([STRONG]);
    },
  );
});
