import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readPassedCases } from "../../../../src/loadtest/scenario/resolve/passed-cases.ts";
import { placesOf } from "../../../../src/loadtest/scenario/resolve/places.ts";
import { readQuestionFile } from "../../../../src/loadtest/scenario/resolve/question-file.ts";
import { questionsFor } from "../../../../src/loadtest/scenario/resolve/questions-for.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";

afterEach(removeTemporaryFolders);

async function placesWith(content: string) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "nightly.json"), content);
  return placesOf(join(folder, "mine.yaml"));
}

describe("the questions that passed", () => {
  it("are those that a baseline holds as passed, and not on a wrong source", async () => {
    const cases = {
      right: { verdict: "pass", scores: { "citation-recall": 1 } },
      refused: { verdict: "pass", scores: { answered: 0 } },
      lucky: { verdict: "pass", scores: { "citation-recall": 0 } },
      wrong: { verdict: "fail", scores: { "citation-recall": 1 } },
    };
    const places = await placesWith(JSON.stringify({ format: "ledger-eval-baseline", version: 1, cases }));
    expect(await readPassedCases("./nightly.json", places)).toEqual({ ids: new Set(["right", "refused"]) });
  });

  it("are, of the one that comes with Ledger, fewer than there are, and enough to ask", async () => {
    const places = placesOf("mine.yaml");
    const passed = await readPassedCases("baseline", places);
    const file = await readQuestionFile("gl-publisher", places);
    if ("fault" in passed || "fault" in file) throw new Error("They cannot be read.");
    const all = questionsFor("fresh", file.questions);
    const known = questionsFor("fresh", file.questions, { ids: passed.ids });
    expect(known.length).toBeGreaterThan(60);
    expect(known.length).toBeLessThan(all.length);
    expect(known.every(({ id }) => id !== undefined && passed.ids.has(id))).toBe(true);
  });

  it.each([
    ["no baseline", '{"format": "ledger-loadtest-baseline"}', /it is no baseline of ledger eval/],
    ["no JSON", "{", /nightly\.json: .*JSON/],
  ])("cannot be told by %s", async (_what, content, fault) => {
    const read = await readPassedCases("./nightly.json", await placesWith(content));
    expect(read).toEqual({ fault: expect.stringMatching(fault) });
  });

  it("cannot be told by a file that is not there", async () => {
    const read = await readPassedCases("./none.json", await placesWith(""));
    expect(read).toEqual({ fault: expect.stringMatching(/\.\/none\.json: .*no such file/) });
  });
});
