import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { AREAS } from "../../../../src/simulators/slack/behaviours/behaviour-table.ts";
import { writeDocument } from "../../../../src/simulators/slack/behaviours/write-document.ts";
import { EVENT_TYPES } from "../../../../src/simulators/slack/events/event-types.ts";
import { FAULTS } from "../../../../src/simulators/slack/faults/fault-table.ts";
import { INVARIANTS } from "../../../../src/simulators/slack/invariants/invariant-table.ts";
import { limitInWords } from "../../../../src/simulators/slack/rate-limits/limit.ts";
import { limitOfMethod } from "../../../../src/simulators/slack/rate-limits/limit-of-method.ts";
import { METHODS } from "../../../../src/simulators/slack/web-api/method-table.ts";

const DOCUMENT = resolve(import.meta.dirname, "../../../../docs/slack-simulator.md");
const TESTS = resolve(import.meta.dirname, "..");

describe("the table of what is simulated", () => {
  it("is what docs/slack-simulator.md says; `npm run docs` writes it", async () => {
    await expect(written()).toMatchFileSnapshot(DOCUMENT);
  });

  it.each(AREAS)("names a test that is there for each behaviour: $name", ({ behaviours }) => {
    expect(behaviours).not.toEqual([]);
    const untested = behaviours.filter(({ test }) => !titlesIn(test.file).has(test.title));
    expect(untested.map(({ says, test }) => ({ says, test }))).toEqual([]);
  });

  it("says each thing once, and where it is documented or was seen", () => {
    const all = AREAS.flatMap(({ behaviours }) => behaviours);
    expect(all.length).toBe(new Set(all.map(({ says }) => says)).size);
    expect(all.filter(({ basis, source }) => basis !== "assumed" && !source).map(({ says }) => says)).toEqual(
      [],
    );
  });
});

function written(): string {
  const sdk = sdkMethods();
  return writeDocument({
    areas: AREAS,
    methods: [...METHODS].map(([name, { scopes }]) => {
      return { name, scopes, limit: limitInWords(limitOfMethod(name)) };
    }),
    missingMethods: sdk.filter((name) => !METHODS.has(name)),
    events: Object.keys(EVENT_TYPES),
    faults: Object.entries(FAULTS).map(([name, { does, seen }]) => ({ name, says: `${does}; ${seen}` })),
    invariants: INVARIANTS,
  });
}

/** The SDK binds each method by its name; there is no list of them. */
function sdkMethods(): string[] {
  const sdk = createRequire(import.meta.url).resolve("@slack/web-api");
  const source = readFileSync(join(dirname(sdk), "methods.js"), "utf8");
  const names = [...source.matchAll(/bindApiCall\w*\(this, ['"]([\w.]+)['"]/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !name.startsWith("admin.")).sort();
}

const titles = new Map<string, ReadonlySet<string>>();

function titlesIn(file: string): ReadonlySet<string> {
  const known = titles.get(file);
  if (known !== undefined) return known;
  const source = readFileSync(join(TESTS, file), "utf8");
  const found = [...source.matchAll(/^\s*(?:it|\]\)|\}\))?(?:\.each)?[^"'`\n]*\(?(["'`])(.+?)\1,/gm)];
  const read = new Set(found.map(([, , title = ""]) => title));
  titles.set(file, read);
  return read;
}
