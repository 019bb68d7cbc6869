import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../../knowledge/write-folder.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import {
  CAKE,
  COAT,
  evaluatedJson,
  evaluating,
  evaluationFolder,
  type Given,
  writeQuestions,
  ZEBRAS,
} from "../evaluating.ts";

afterAll(removeTemporaryFolders);

/** Its gold is what it cannot be answered from. */
const MISSED = { id: "missed", question: "What do zebras eat in spring?", gold: ["zebras.md#coat"] };
const asserting = (value: string) => ({ ...COAT, assert: [{ type: "icontains", value }] });

describe("a gate of thresholds", () => {
  it.each([
    [["pass>=1", "recall@3>=1"], 0],
    [["pass>=1", "false-answers<=0"], 0],
    [["token-f1>=0.5"], 1],
  ])("%j ends with %i", async (thresholds, exitCode) => {
    const { json, ...evaluated } = await evaluatedJson({ thresholds });
    expect(evaluated.exitCode).toBe(exitCode);
    expect(json.held).toBe(exitCode === 0);
    expect(json.thresholds).toHaveLength(thresholds.length);
  });

  it("is crossed by a part of the questions only", async () => {
    const questions = [
      { ...COAT, tags: ["zebras"] },
      { ...MISSED, tags: ["food"] },
    ];
    const held = await evaluating({ questions, thresholds: ["pass{tag:zebras}>=1"] });
    const crossed = await evaluatedJson({ questions, thresholds: ["pass{tag:food}>=1"] });
    expect([held.exitCode, crossed.exitCode]).toEqual([0, 1]);
    expect(crossed.json.faults).toEqual(["pass{tag:food}>=1 is crossed: 0"]);
  });

  it("is crossed by a metric that nothing can be measured by", async () => {
    const { json, exitCode } = await evaluatedJson({ questions: [CAKE], thresholds: ["recall@3>=0"] });
    expect(exitCode).toBe(1);
    expect(json.faults).toEqual(["recall@3>=0 is crossed: nothing to measure it by"]);
  });

  it("is refused before anything is asked, where one is none", async () => {
    const folder = await evaluationFolder([COAT]);
    await expect(evaluating({ thresholds: ["recal@3>=1"] }, folder)).rejects.toMatchObject({
      code: "THRESHOLD_INVALID",
      exitCode: 2,
      message: expect.stringContaining('did you mean "recall@3"?'),
    });
    await expect(readFile(join(folder, "eval"))).rejects.toThrow("ENOENT");
  });
});

describe("a gate's file", () => {
  const withGate = async (text: string, given: Given = {}) => {
    const folder = await evaluationFolder([COAT]);
    await writeFile(join(folder, "gate.yaml"), text);
    return evaluating({ gate: join(folder, "gate.yaml"), ...given }, folder);
  };

  it("has its thresholds beside those of the command", async () => {
    const gate = 'thresholds: ["pass>=1"]';
    expect(await withGate(gate)).toMatchObject({ exitCode: 0 });
    expect(await withGate(gate, { thresholds: ["token-f1>=1"] })).toMatchObject({ exitCode: 1 });
  });

  it.each([
    ["treshold: []", /gate\.yaml:1:1 has an unknown key "treshold"/],
    ["thresholds: pass>=1", /"thresholds" must be a list/],
    ["thresholds: [", /gate\.yaml:1:\d+ is not YAML: .+/],
  ])("is refused where it is %j", async (text, message) => {
    await expect(withGate(text)).rejects.toMatchObject({
      code: "GATE_INVALID",
      exitCode: 3,
      message: expect.stringMatching(message),
    });
  });

  it("is refused where it is not there", async () => {
    await expect(evaluating({ gate: "nowhere.yaml" })).rejects.toMatchObject({ code: "GATE_INVALID" });
  });
});

describe("a run without thresholds and baseline", () => {
  it("is failed by an assertion, and by nothing that is only measured", async () => {
    expect(await evaluating({ questions: [MISSED] })).toMatchObject({ exitCode: 0 });
    expect(await evaluating({ questions: [asserting("striped")] })).toMatchObject({ exitCode: 0 });
    const { exitCode, json } = await evaluatedJson({ questions: [asserting("spotted"), MISSED] });
    expect(exitCode).toBe(1);
    expect(json.faults).toEqual([
      "1 of 1 answers to questions with assertions fail, and no threshold allows for that",
    ]);
  });

  it("is failed by words that must not be said", async () => {
    const questions = [{ ...COAT, canary: "black and white" }];
    expect(await evaluating({ questions })).toMatchObject({ exitCode: 1 });
  });

  it("is not failed by an assertion that a threshold allows for", async () => {
    const questions = [asserting("spotted"), COAT].map((each, at) => ({ ...each, id: `${at}` }));
    expect(await evaluating({ questions, thresholds: ["pass>=0.5"] })).toMatchObject({ exitCode: 0 });
  });
});

describe("an answer that cannot be judged", () => {
  const questions = [COAT, { ...COAT, id: "rubric", assert: [{ type: "llm-rubric", value: "polite" }] }];

  it("fails the run, whatever the others are", async () => {
    const { exitCode, json } = await evaluatedJson({ questions, thresholds: ["pass>=0.1"] });
    expect(exitCode).toBe(1);
    expect(json.faults).toEqual(["1 of 2 answers have an assertion that cannot be judged here"]);
    expect(json.metrics.pass).toBe(1);
  });

  it("is allowed for by a threshold on the number of such answers", async () => {
    expect(await evaluating({ questions, thresholds: ["unsupported<=1"] })).toMatchObject({ exitCode: 0 });
  });
});

describe("a baseline", () => {
  const many = (question: string) =>
    Array.from({ length: 40 }, (_, at) => ({ id: `q${at}`, question, gold: ["zebras.md#coat"] }));
  const blessed = async () => {
    const folder = await evaluationFolder(many("What are zebras?"));
    const baseline = join(folder, "baseline.json");
    expect(await evaluating({ baseline, bless: true }, folder)).toMatchObject({ exitCode: 0 });
    return { folder, baseline };
  };

  it("is kept by the same answers", async () => {
    const { folder, baseline } = await blessed();
    const { exitCode, json } = await evaluatedJson({ baseline }, folder);
    expect(exitCode).toBe(0);
    expect(json.comparison).toMatchObject({ outcome: "same", pairs: 40 });
  });

  it("has scores that are the same, also where they have no end", async () => {
    const documents = { "zebras.md": ZEBRAS, "a.md": "# A\n\nApples.\n", "b.md": "# B\n\nBananas.\n" };
    const gold = ["zebras.md#coat", "a.md#a", "b.md#b"];
    const folder = await evaluationFolder(many("What are zebras?").map((each) => ({ ...each, gold })));
    const baseline = join(folder, "baseline.json");
    const bundled = await folderOf(documents);
    await evaluating({ bundled, baseline, bless: true }, folder);
    const { json } = await evaluatedJson({ bundled, baseline }, folder);
    const recall = json.comparison.scores.find(({ metric }: { metric: string }) => metric === "recall@3");
    expect(recall).toMatchObject({ before: 0.333333, after: 0.333333, interval: { low: 0, high: 0 }, p: 1 });
  });

  it("is missed by worse ones, and stays as it is", async () => {
    const { folder, baseline } = await blessed();
    const before = await readFile(baseline, "utf8");
    await writeQuestions(folder, many("How are cakes baked?"));
    const { exitCode, json } = await evaluatedJson({ baseline }, folder);
    expect(exitCode).toBe(1);
    expect(json.faults).toEqual([expect.stringMatching(/^worse than the baseline: 40 cases broke/)]);
    expect(await readFile(baseline, "utf8")).toBe(before);
  });

  it("is changed by --bless, also where the run is worse", async () => {
    const { folder, baseline } = await blessed();
    await writeQuestions(folder, many("How are cakes baked?"));
    expect(await evaluating({ baseline, bless: true }, folder)).toMatchObject({ exitCode: 0 });
    expect(await evaluatedJson({ baseline }, folder)).toMatchObject({
      exitCode: 0,
      json: { comparison: { outcome: "same" } },
    });
  });

  it("is not changed by a part of the questions, and nothing is asked for that", async () => {
    const { folder, baseline } = await blessed();
    for (const part of [{ only: ["q1"] }, { tags: ["!x"] }])
      await expect(evaluating({ baseline, bless: true, ...part }, folder)).rejects.toMatchObject({
        code: "BLESS_INVALID",
        exitCode: 2,
        message: expect.stringContaining("Only some of the cases"),
      });
    expect(await readdir(join(folder, "eval"))).toHaveLength(1);
  });

  it("is missed where it has none of the questions", async () => {
    const { folder, baseline } = await blessed();
    await writeQuestions(
      folder,
      many("What are zebras?").map((each) => ({ ...each, id: `new-${each.id}` })),
    );
    const { exitCode, json } = await evaluatedJson({ baseline }, folder);
    expect(exitCode).toBe(1);
    expect(json.faults).toEqual(["no question is in the baseline too"]);
  });

  it("is not changed by answers of which some are missing", async () => {
    const { folder, baseline } = await blessed();
    const before = await readFile(baseline, "utf8");
    await writeQuestions(folder, [...many("What are zebras?"), CAKE]);
    await expect(evaluating({ baseline, bless: true, rescore: "last" }, folder)).rejects.toMatchObject({
      code: "BASELINE_NOT_BLESSED",
      exitCode: 1,
    });
    expect(await readFile(baseline, "utf8")).toBe(before);
  });

  it("is a fault where it is not there, or no baseline", async () => {
    const folder = await evaluationFolder([COAT]);
    const baseline = join(folder, "baseline.json");
    await expect(evaluating({ baseline }, folder)).rejects.toMatchObject({
      code: "BASELINE_INVALID",
      exitCode: 3,
    });
    await writeFile(baseline, "{");
    for (const bless of [false, true]) {
      await expect(evaluating({ baseline, bless }, folder)).rejects.toMatchObject({
        code: "BASELINE_INVALID",
      });
      expect(await readFile(baseline, "utf8")).toBe("{");
    }
  });

  it("is needed to be blessed", async () => {
    await expect(evaluating({ bless: true })).rejects.toMatchObject({
      exitCode: 2,
      remedy: expect.stringContaining("--baseline"),
    });
  });

  it("comes from the gate's file, from where that stands", async () => {
    const { folder } = await blessed();
    await writeFile(join(folder, "gate.yaml"), "baseline: baseline.json");
    const { json } = await evaluatedJson({ gate: join(folder, "gate.yaml") }, folder);
    expect(json.comparison).toMatchObject({ pairs: 40 });
  });
});

describe("the self-check", () => {
  it("fails a run that has too few questions to find a drop", async () => {
    const { exitCode, json } = await evaluatedJson({ selfCheck: true });
    expect(exitCode).toBe(1);
    expect(json.faults).toEqual(["the self-check found that the gate cannot be trusted"]);
  });
});
