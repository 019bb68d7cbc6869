import { describe, expect, it } from "vitest";
import { type CasesRun, runCases } from "../../../src/evaluation/run/run-cases.ts";
import type { Asked } from "../../../src/evaluation/through/asked.ts";
import { caseOf } from "../judge/given.ts";

const MISSING: Asked = { kind: "infrastructure", because: "away" };

async function running(ids: readonly string[], options: Partial<CasesRun> = {}) {
  const taken: string[] = [];
  let [underWay, most] = [0, 0];
  async function* cases() {
    for (const id of ids) yield caseOf({ id });
  }
  const ending = await runCases({
    cases: cases(),
    repeat: 1,
    concurrency: 3,
    failFast: false,
    signal: new AbortController().signal,
    async ask() {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      underWay -= 1;
      return MISSING;
    },
    async take({ case: { id }, sample }) {
      taken.push(`${id}${sample}`);
    },
    ...options,
  });
  return { ending, taken, most };
}

describe("the cases of a run", () => {
  it("are taken in their order, whichever is answered first", async () => {
    const waiting = new Map<string, () => void>();
    const run = running(["a", "b", "c"], {
      ask: ({ id }) =>
        new Promise((resolve) => {
          waiting.set(id, () => resolve(MISSING));
          if (waiting.size === 3) for (const each of ["c", "b", "a"]) waiting.get(each)?.();
        }),
    });
    expect(await run).toMatchObject({ ending: "complete", taken: ["a1", "b1", "c1"] });
  });

  it("are asked so many at once", async () => {
    expect((await running(["a", "b", "c", "d", "e"], { concurrency: 2 })).most).toBe(2);
  });

  it("are asked again and again with --repeat", async () => {
    expect((await running(["a", "b"], { repeat: 2 })).taken).toEqual(["a1", "a2", "b1", "b2"]);
  });

  it("end with the first failure where that is wanted, and none behind it is taken", async () => {
    expect(await running(["a", "b", "c"], { failFast: true })).toMatchObject({
      ending: "first-failure",
      taken: ["a1"],
    });
  });

  it("end where they are interrupted, with what was answered until then", async () => {
    const stop = new AbortController();
    const run = await running(["a", "b", "c", "d"], {
      concurrency: 1,
      signal: stop.signal,
      async ask({ id }, _, signal) {
        if (id === "c") stop.abort();
        signal.throwIfAborted();
        return MISSING;
      },
    });
    expect(run).toMatchObject({ ending: "interrupted", taken: ["a1", "b1"] });
  });

  it("end with a fault that is not one case's, once those under way are over", async () => {
    const ended: string[] = [];
    const run = running(["a", "b"], {
      async ask({ id }, _, signal) {
        if (id === "a") throw new Error("the disk is full");
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        ended.push(id);
        return MISSING;
      },
      concurrency: 2,
    });
    await expect(run).rejects.toThrow("the disk is full");
    expect(ended).toEqual(["b"]);
  });

  it("tell of a case that has no answer", async () => {
    let left = 0;
    const { taken } = await running(["a", "b"], { ask: async () => undefined, leaveOut: () => void left++ });
    expect({ taken, left }).toEqual({ taken: [], left: 2 });
  });
});
