import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ComparisonOutcome } from "../../../src/evaluation/baseline/comparison.ts";
import { COMPARISON_WORDS } from "../../../src/evaluation/report/comparison-words.ts";
import { createTerminalReporter } from "../../../src/evaluation/report/terminal/terminal-reporter.ts";
import { parsed, textOf } from "../../html-page/parsed.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { resultOf } from "../metrics/results.ts";
import { written } from "./html/written.ts";
import { writtenSummary } from "./markdown/read.ts";
import { comparisonOf, report, runOf } from "./runs.ts";
import { Written } from "./terminal/terminals.ts";

afterAll(removeTemporaryFolders);

const DROP = "a drop of 7.9 points would have been found in 8 of 10 such runs";
const OUTCOMES = Object.keys(COMPARISON_WORDS) as ComparisonOutcome[];

describe("the comparison with a baseline", () => {
  it.each(OUTCOMES)(
    "is told in the same words in every report, and the smallest drop once: %s",
    async (outcome) => {
      const because = `why it is so${outcome === "same" ? `; ${DROP}` : ""}`;
      const run = runOf([resultOf("q")], {
        comparison: comparisonOf({ outcome, because, undecided: ["q9"] }),
      });
      for (const text of await textsOf(run)) {
        expect(text).toContain(`${COMPARISON_WORDS[outcome]}: ${because}`);
        expect(text.split(DROP)).toHaveLength(2);
        for (const words of ["broke", "without a verdict"]) expect(text.toLowerCase()).toContain(words);
      }
    },
  );
});

/** What each report says, without its markup. */
async function textsOf(run: ReturnType<typeof runOf>): Promise<string[]> {
  const output = new Written();
  await report(createTerminalReporter({ output, errors: new Written(), env: {} }), run);
  const summary = await writtenSummary(join(await temporaryFolder(), "summary.md"), run);
  return [
    output.text.replace(/(beside the baseline: .*)\n {2}/, "$1: "),
    summary.replaceAll("**", ""),
    textOf(parsed(await written(run))),
  ];
}
