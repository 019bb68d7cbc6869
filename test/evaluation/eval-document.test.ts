import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import Eval from "../../commands/eval.ts";
import RecordCassettes from "../../commands/record.ts";
import { ASSERT_SET, KINDS } from "../../src/evaluation/assertions/kinds.ts";
import { ATTRIBUTIONS } from "../../src/evaluation/judge/verdict.ts";
import { MEASURES, type Measure } from "../../src/evaluation/metrics/measures.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { seen } from "./assertions/seen.ts";
import { casesIn } from "./fixtures/files.ts";

afterAll(removeTemporaryFolders);

const document = await readFile(join(import.meta.dirname, "..", "..", "docs", "eval.md"), "utf8");

/** The rows of the table under a heading, each its cells. */
function tableBelow(heading: string): string[][] {
  const [, section = ""] = document.split(`\n## ${heading}\n`);
  const [before = ""] = section.split("\n## ");
  const rows = before.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/gu)].map(([, name = ""]) => name);
}

const UNITS: Partial<Record<Measure["unit"], string>> = { USD: ", in US dollars", ms: ", in ms" };

describe("docs/eval.md", () => {
  it("has every metric, in its words", () => {
    const rows = Object.entries<Measure>(MEASURES).map(([name, { says, heuristic, unit }]) => [
      `\`${name}\``,
      `${says}${heuristic ? " (a heuristic)" : ""}${UNITS[unit] ?? ""}`,
    ]);
    expect(tableBelow("Metrics and thresholds")).toEqual(rows);
  });

  it("has every type of assertion that is judged, and no other", () => {
    const judged = Object.entries(KINDS).filter(
      ([type, kind]) =>
        kind.faultOf ??
        !("unsupported" in kind.judge({ type, negated: false, weight: 1, line: 1 }, seen("x"))),
    );
    const told = tableBelow("Assertions").flatMap(([types = ""]) => namesIn(types));
    expect(told.toSorted()).toEqual([...judged.map(([type]) => type), ASSERT_SET].toSorted());
  });

  it("has every cause of a failure, in the order in which they are looked for", () => {
    expect(tableBelow("Verdicts").map(([failure]) => failure)).toEqual(
      ATTRIBUTIONS.map((name) => name.replace("-", " ")),
    );
  });

  it.each(["jsonl", "yaml", "csv"])("has an example of .%s that can be read", async (extension) => {
    const [, example = ""] = document.split(`\`\`\`${extension}\n`);
    const cases = await casesIn(`x.${extension}`, example.split("```")[0] ?? "");
    expect(cases[0]).toMatchObject({ gold: ["pto.md#carry-over"], expect: "answer" });
  });

  it("names flags only that the commands have", () => {
    const flags = new Set([...Object.keys(Eval.flags), ...Object.keys(RecordCassettes.flags), "into"]);
    const named = [...document.matchAll(/(?<![\w|-])--([a-z][a-z-]+)/gu)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !flags.has(name))).toEqual([]);
  });
});
