import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOf } from "../../knowledge/write-folder.ts";
import { saying, startedLlm } from "../../simulators/llm/clients.ts";
import { removeTemporaryFolders } from "../../temporary-folder.ts";
import {
  CAKE,
  COAT,
  evaluatedJson,
  evaluating,
  evaluationFolder,
  writeQuestions,
  ZEBRAS,
} from "../evaluating.ts";

afterAll(removeTemporaryFolders);

const runsIn = async (folder: string) =>
  (await readdir(join(folder, "eval"))).map((name) => join(folder, "eval", name));
const STRIPED = saying("Zebras are striped in black and white. [1]");

describe("a run that is gone on with", () => {
  it("asks only what was not answered, and comes to the same", async () => {
    const { llm } = await startedLlm(STRIPED);
    const env = { LITELLM_BASE_URL: llm.url, LITELLM_DEVELOPER_KEY: llm.apiKey };
    const folder = await evaluationFolder([COAT, { ...COAT, id: "second" }]);
    const bundled = await folderOf({ "zebras.md": ZEBRAS });
    const live = { env, bundled, answers: "live" as const };
    const whole = await evaluating(live, folder);
    expect(llm.calls()).toHaveLength(2);

    const [run = ""] = await runsIn(folder);
    const lines = (await readFile(run, "utf8")).split("\n");
    const withoutLast = lines.slice(0, -2);
    await writeFile(run, `${withoutLast.join("\n")}\n`);
    const resumed = await evaluating({ ...live, resume: "last" }, folder);
    expect(llm.calls()).toHaveLength(3);
    expect(resumed.output).toBe(whole.output);
    expect((await evaluating({ bundled, rescore: "last" }, folder)).output).toBe(whole.output);
  });

  it("asks a question anew that was changed, and what could not be had", async () => {
    const folder = await evaluationFolder([COAT]);
    const bundled = await folderOf({ "zebras.md": ZEBRAS });
    await evaluating({ bundled }, folder);
    await writeQuestions(folder, [{ ...COAT, question: "How do I bake a cake?" }]);
    const { json } = await evaluatedJson({ bundled, resume: "last" }, folder);
    expect(json.questions).toMatchObject([{ outcome: "refused" }]);
  });

  it("is of one knowledge", async () => {
    const folder = await evaluationFolder([COAT]);
    await evaluating({}, folder);
    const documents = { "zebras.md": `${ZEBRAS}\nThey neigh.\n` };
    await expect(evaluating({ documents, resume: "last" }, folder)).rejects.toMatchObject({
      code: "RUN_INVALID",
      exitCode: 3,
      message: expect.stringMatching(/the knowledge was \w+ and is \w+/),
    });
  });

  it("is left as it is where it is damaged", async () => {
    const folder = await evaluationFolder([COAT, CAKE]);
    await evaluating({}, folder);
    const [run = ""] = await runsIn(folder);
    const text = await readFile(run, "utf8");
    for (const [damaged, message] of [
      [text.slice(0, -10), /its last line \(\d+\) is cut off/],
      [text.replace('"kind":"observed"', '"kind":"seen"'), /line \d+: .*kind/],
      [text.replace('"outcome"', '"outcome'), /line \d+ is no JSON/],
      [text.replace("ledgerEvalRun", "run"), /line 1 does not begin a run/],
      ["", /it is empty/],
    ] as const) {
      await writeFile(run, damaged);
      for (const given of [{ resume: "last" }, { rescore: "last" }]) {
        const failing = expect(evaluating(given, folder)).rejects;
        await failing.toMatchObject({ code: "RUN_INVALID", message: expect.stringMatching(message) });
        expect(await readFile(run, "utf8")).toBe(damaged);
      }
    }
  });

  it("is a fault where there is none of that name", async () => {
    const folder = await evaluationFolder([COAT]);
    await expect(evaluating({ resume: "last" }, folder)).rejects.toMatchObject({
      code: "RUN_UNKNOWN",
      exitCode: 3,
    });
    await evaluating({}, folder);
    await expect(evaluating({ resume: "2001-01-01" }, folder)).rejects.toMatchObject({
      remedy: expect.stringContaining("The latest are 20"),
    });
  });

  it("is a fault where it cannot be kept", async () => {
    const folder = await evaluationFolder([COAT]);
    await writeFile(join(folder, "eval"), "");
    await expect(evaluating({}, folder)).rejects.toMatchObject({ code: "RUN_UNWRITABLE", exitCode: 3 });
  });
});

describe("the runs of a folder", () => {
  it("are the last twenty", async () => {
    const folder = await evaluationFolder([COAT]);
    for (let run = 0; run < 22; run++) await evaluating({}, folder);
    expect(await runsIn(folder)).toHaveLength(20);
  });
});

describe("a run that is judged anew", () => {
  it("has the same answers, other assertions and other thresholds", async () => {
    const { llm } = await startedLlm(STRIPED);
    const env = { LITELLM_BASE_URL: llm.url, LITELLM_DEVELOPER_KEY: llm.apiKey };
    const folder = await evaluationFolder([COAT]);
    const bundled = await folderOf({ "zebras.md": ZEBRAS });
    await evaluating({ env, bundled, answers: "live" }, folder);
    await writeQuestions(folder, [{ ...COAT, assert: [{ type: "icontains", value: "spotted" }] }]);
    const { json, exitCode } = await evaluatedJson(
      { bundled, rescore: "last", thresholds: ["pass>=0"] },
      folder,
    );
    expect(json).toMatchObject({
      answers: "live",
      questions: [{ verdict: "fail", attribution: "wrong-answer" }],
    });
    expect(exitCode).toBe(0);
    expect(llm.calls()).toHaveLength(1);
    expect(await runsIn(folder)).toHaveLength(1);
  });

  it("leaves out what it has no answer to, and fails for it", async () => {
    const folder = await evaluationFolder([COAT]);
    await evaluating({}, folder);
    await writeQuestions(folder, [COAT, CAKE]);
    const { json, exitCode } = await evaluatedJson({ rescore: "last", thresholds: ["pass>=1"] }, folder);
    expect(json.counts).toMatchObject({ cases: 1 });
    expect(json).toMatchObject({
      leftOut: 1,
      faults: [expect.stringMatching(/^1 answers are not in the run/)],
    });
    expect(exitCode).toBe(1);
  });

  it("fails where it has an answer to nothing", async () => {
    const folder = await evaluationFolder([COAT]);
    await evaluating({}, folder);
    await writeQuestions(folder, [CAKE]);
    expect(await evaluating({ rescore: "last" }, folder)).toMatchObject({ exitCode: 1 });
  });
});
