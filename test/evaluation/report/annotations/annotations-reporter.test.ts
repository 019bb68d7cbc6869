import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../../src/evaluation/judge/verdict.ts";
import {
  type AnnotationsOptions,
  createAnnotationsReporter,
} from "../../../../src/evaluation/report/annotations/create-annotations-reporter.ts";
import type { Result } from "../../../../src/evaluation/result.ts";
import { printable } from "../../../../src/text/printable.ts";
import { FAIL, resultOf } from "../../metrics/results.ts";
import { comparisonOf, type GivenRun, report, runOf } from "../runs.ts";
import { readByRunner } from "./runner.ts";

/** What is written of a run that failed, but for what failed it, and what GitHub's runner makes of that. */
async function annotated(results: readonly Result[], of: GivenRun = {}, options: AnnotationsOptions = {}) {
  const { text } = await writtenOf(results, { ...of, end: { faults: ["pass is 0"], ...of.end } }, options);
  const rest = text.slice(text.indexOf("\n") + 1);
  return { text: rest, commands: readByRunner(rest) };
}

async function writtenOf(results: readonly Result[], of: GivenRun = {}, options: AnnotationsOptions = {}) {
  let text = "";
  const output = { write: (part: string) => (text += part) };
  await report(createAnnotationsReporter(output, options), runOf(results, of));
  return { text, commands: readByRunner(text) };
}

describe("annotations for GitHub", () => {
  it("stand at the line of a case that failed, and tell why", async () => {
    const { text } = await annotated([
      resultOf("ok"),
      resultOf("pto", { case: { file: "q/hr.yaml", line: 12 }, verdict: FAIL }),
    ]);
    expect(text).toBe(
      "::error file=q/hr.yaml,line=12,title=wrong-answer%3A pto::it is wrong%0Aquestion: How many days carry over?\n",
    );
  });

  it.each(["stale-cassette", "infrastructure", "unsupported"] as const)(
    "warn where there is no verdict: %s",
    async (kind) => {
      const { commands } = await annotated([resultOf("q", { verdict: { kind, because: "why" } })]);
      expect(commands).toMatchObject([{ name: "warning", properties: { title: `${kind}: q`, line: "1" } }]);
    },
  );

  it("are as many as GitHub shows, and a notice counts the others", async () => {
    const stale: Verdict = { kind: "stale-cassette", because: "why" };
    const { commands } = await annotated([
      ...Array.from({ length: 13 }, (_, at) => resultOf(`f${at}`, { verdict: FAIL })),
      ...Array.from({ length: 11 }, (_, at) => resultOf(`s${at}`, { verdict: stale })),
    ]);
    expect(commands.map(({ name }) => name)).toEqual([
      ...Array(9).fill("error"),
      ...Array(10).fill("warning"),
      "notice",
    ]);
    expect(commands.at(-1)?.data).toBe("4 more questions failed, 1 more question without a verdict.");
  });

  it("name a case once, however often it was asked", async () => {
    const samples = [1, 2, 3].map((sample) => resultOf("q", { sample, verdict: FAIL }));
    const { commands } = await annotated(samples, { head: { repeat: 3 } });
    expect(commands).toHaveLength(1);
  });

  it("begin with what closed the gate, each said once, then what tells most", async () => {
    const failed = Array.from({ length: 12 }, (_, at) => resultOf(`f${at}`, { verdict: FAIL }));
    const worse = resultOf("worse", { verdict: FAIL, brokeBaseline: true });
    const { commands } = await writtenOf([...failed, worse], {
      thresholds: ["pass>=0.9", "mrr>=0.5", "stale<=0"],
      comparison: comparisonOf(),
      end: { faults: ["pass>=0.9 is crossed: 0", "8 cases broke"] },
    });
    expect(commands.map(({ properties }) => properties.title).slice(0, 3)).toEqual([
      "ledger eval failed",
      "wrong-answer, broke since the baseline: worse",
      "wrong-answer: f0",
    ]);
    expect(commands[0]?.data).toBe("pass>=0.9 is crossed: 0\n8 cases broke");
    expect(commands.filter(({ name }) => name === "error")).toHaveLength(10);
    expect(commands.at(-1)?.data).toBe("4 more questions failed.");
  });

  it("are one notice where the gate held, which counts what it allows for", async () => {
    const stale: Verdict = { kind: "stale-cassette", because: "why" };
    const failed = Array.from({ length: 12 }, (_, at) => resultOf(`f${at}`, { verdict: FAIL }));
    const { text } = await writtenOf([...failed, resultOf("s", { verdict: stale }), resultOf("ok")]);
    expect(text).toBe(
      "::notice title=the gate held and allows for these::12 questions failed, 1 question without a verdict.\n",
    );
  });

  it("are none of the gate where it held: a worse run became the baseline", async () => {
    const { commands } = await writtenOf([resultOf("q")], { comparison: comparisonOf() });
    expect(commands).toEqual([]);
  });

  it("are none where the run broke", async () => {
    let text = "";
    const reporter = createAnnotationsReporter({ write: (part: string) => (text += part) });
    await reporter.begin(runOf([]).head);
    await reporter.result(resultOf("q", { verdict: FAIL }));
    await reporter.abandon();
    expect(text).toBe("");
  });

  it("are none where all passed", async () => {
    expect((await writtenOf([resultOf("q")])).text).toBe("");
  });
});

describe("the file of an annotation", () => {
  const workspace = process.cwd();

  it.each([
    ["is named from the root of the repository", "q/hr.yaml", join(workspace, ".."), /^[^/.]+\/q\/hr\.yaml$/],
    [
      "is named from the root of the repository, where it was given whole",
      join(workspace, "q/hr.yaml"),
      workspace,
      /^q\/hr\.yaml$/,
    ],
    ["is named as given where it lies outside", join(workspace, "../hr.yaml"), workspace, /^\/.*hr\.yaml$/],
    ["is named as given where there is no repository", "q/hr.yaml", undefined, /^q\/hr\.yaml$/],
  ])("%s", async (_what, file, root, seen) => {
    const { commands } = await annotated(
      [resultOf("q", { case: { file }, verdict: FAIL })],
      {},
      { workspace: root },
    );
    expect(commands[0]?.properties.file).toMatch(seen);
  });
});

describe("a text that others wrote", () => {
  it("starts no command of its own", async () => {
    const evil = "x\n::error file=a::owned\r\n##[stop-commands]y, line=9 ::set-env name=A::b%0A::warning::c";
    const { text, commands } = await annotated([
      resultOf(evil, {
        case: { question: evil, file: evil },
        verdict: { kind: "fail", attribution: "injection", because: evil },
      }),
    ]);
    expect(text.match(/\n/g)).toHaveLength(1);
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatchObject({ name: "error", properties: { file: evil, line: "1" } });
    expect(Object.keys(commands[0]?.properties ?? {})).toEqual(["file", "line", "title"]);
  });

  it("of any kind comes out of the command as it went in", async () => {
    const signs = fc.constantFrom(
      ":",
      "::",
      ",",
      "=",
      "%",
      "%0A",
      "%3A",
      "\r",
      "\n",
      "error",
      " ",
      "##[",
      "]",
      "ä",
      "😀",
    );
    const text = fc.array(fc.oneof(signs, fc.string({ unit: "binary", maxLength: 4 })), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(text, text, async (file, because) => {
        const given = resultOf("q", {
          case: { file: file.join("") },
          verdict: { kind: "fail", attribution: "injection", because: because.join("") },
        });
        const { commands } = await annotated([given]);
        expect(commands).toHaveLength(1);
        expect(commands[0]?.name).toBe("error");
        expect(commands[0]?.properties.file).toBe(file.join("").toWellFormed());
        expect(commands[0]?.data).toBe(
          `${printable(because.join("")).toWellFormed()}\nquestion: How many days carry over?`,
        );
      }),
      { numRuns: 50 },
    );
  });
});
