import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseFaultPlan } from "../../../src/simulators/llm/faults/parse-fault-plan.ts";
import { ask, openAi, startedLlm } from "./clients.ts";

const parse = (text: string) => parseFaultPlan({ path: "plan.yaml", text });

describe("a fault plan of the model endpoint", () => {
  it.each(["model-rough-day", "model-outage"])(
    "comes with Ledger as an example that works: %s",
    async (name) => {
      const path = resolve(import.meta.dirname, `../../../fixtures/faults/${name}.yaml`);
      const plan = parseFaultPlan({ path, text: readFileSync(path, "utf8") });
      const { llm } = await startedLlm({ faults: plan });
      expect(llm.faultTrace().plan).toEqual(plan);
    },
  );

  it("is refused with every fault, its line and its column", () => {
    const text = [
      "seed: 1",
      "rules:",
      "  - fault: hnag",
      "  - fault: latency",
      "  - fault: hang",
      "    where: nowhere",
      "  - fault: empty",
      "    route: embeddings",
      "  - fault: empty",
      "    nth: 1",
      "    every: 2",
      "  - fault: empty",
      "    prompt: /(/",
      "  - fault: rate_limited",
      "    route: models",
      "    model: a",
    ].join("\n");
    const faults = () => parse(text);
    expect(faults).toThrow(expect.objectContaining({ code: "FAULTS_INVALID" }));
    const message = catchMessage(faults);
    for (const place of [
      /plan\.yaml:3:\d+ rules\[0\]\.fault/,
      /plan\.yaml:4:\d+ rules\[1\]\.by: is missing/,
      /plan\.yaml:6:\d+ rules\[2\]\.where/,
      /plan\.yaml:13:\d+ rules\[5\]\.prompt: is no pattern/,
    ]) {
      expect(message).toMatch(place);
    }
  });

  it.each([
    ["{fault: empty, route: embeddings}", "empty does not strike embeddings"],
    ["{fault: empty, nth: 1, every: 2}", "cannot stand beside nth"],
    ["{fault: rate_limited, route: models, model: a}", "neither `model` nor `prompt`"],
  ])("is refused where a rule does not fit together: %s", (rule, words) => {
    expect(catchMessage(() => parse(`rules: [${rule}]`))).toContain(words);
  });

  it("can be the trace of a run, which it repeats", async () => {
    const { llm } = await startedLlm({ faults: { rules: [{ fault: "server_error", every: 2 }] } });
    for (let call = 0; call < 4; call += 1) await ask(openAi(llm), "?").catch(() => undefined);
    const again = parse(JSON.stringify(llm.faultTrace()));
    expect(again.rules).toEqual([{ fault: "server_error", nth: [2, 4] }]);
  });

  it("can be a list without rules, and nothing else without them", () => {
    expect(parse("rules: []")).toEqual({ seed: 0, rules: [] });
    expect(catchMessage(() => parse("hang"))).toContain("has to hold `rules:`");
  });
});

function catchMessage(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
  return "";
}
