import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { AREAS } from "../../../../src/simulators/llm/behaviours/behaviour-table.ts";
import { writeDocument } from "../../../../src/simulators/llm/behaviours/write-document.ts";
import { FAULTS } from "../../../../src/simulators/llm/faults/fault-table.ts";

const DOCUMENT = resolve(import.meta.dirname, "../../../../docs/llm-simulator.md");
const TESTS = resolve(import.meta.dirname, "..");

describe("the table of what is simulated of a model endpoint", () => {
  it("is what docs/llm-simulator.md says; `npm run docs` writes it", async () => {
    await expect(writeDocument({ areas: AREAS, faults: FAULTS })).toMatchFileSnapshot(DOCUMENT);
  });

  it.each(AREAS)("names a test that is there for each behaviour: $name", ({ behaviours }) => {
    const untested = behaviours.filter(({ test }) => !sourceOf(test.file).includes(`"${test.title}"`));
    expect(untested.map(({ says, test }) => ({ says, test }))).toEqual([]);
  });

  it("says each thing once, and where it is documented or was seen", () => {
    const all = AREAS.flatMap(({ behaviours }) => behaviours);
    expect(all.length).toBe(new Set(all.map(({ says }) => says)).size);
    expect(all.filter(({ basis, source }) => basis !== "assumed" && !source)).toEqual([]);
  });
});

function sourceOf(file: string): string {
  return readFileSync(join(TESTS, file), "utf8");
}
