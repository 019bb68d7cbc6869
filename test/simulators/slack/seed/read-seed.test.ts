import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LedgerError } from "../../../../src/core/errors.ts";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { readSeed } from "../../../../src/simulators/slack/seed/read-seed.ts";

const read = (text: string) => readSeed({ path: "slack.yaml", text });

function faultsOf(text: string): string {
  try {
    read(text);
  } catch (fault) {
    if (fault instanceof LedgerError && fault.code === "SEED_INVALID") return fault.message;
    throw fault;
  }
  throw new Error("It was taken.");
}

describe("a seed file", () => {
  it("may be JSON, and is what was written", () => {
    expect(read(JSON.stringify(DEFAULT_SEED))).toEqual(DEFAULT_SEED);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      "a channel with a member who is nobody",
      (text) => text.replace('"U0ANA000001","U0BEN000001","U0LEDGERBOT"', '"U0NOBODY000"'),
      /workspaces\[0\]\.channels\[0\]\.members\[0\]: U0NOBODY000 is nobody of T0SIMULATED/,
    ],
    [
      "an app in a workspace that is not there",
      (text) => text.replace('"team":"T0SIMULATED","botId"', '"team":"T0ELSEWHERE","botId"'),
      /apps\[0\]\.installations\[0\]\.team: T0ELSEWHERE is no workspace here/,
    ],
    [
      "an id that is there twice",
      (text) => text.replace('"id":"U0BEN000001"', '"id":"U0ANA000001"'),
      /workspaces\[0\]\.people\[1\]\.id: U0ANA000001 is there twice/,
    ],
    ["a field that is not known", (text) => text.replace('"people"', '"persons":[],"people"'), /persons/],
    [
      "an id of another kind",
      (text) => text.replace('"id":"A0LEDGER001"', '"id":"X1"'),
      /apps\[0\]\.id: .*A0EXAMPLE01/,
    ],
    ["no app", () => JSON.stringify({ ...DEFAULT_SEED, apps: [] }), /apps: needs at least one app/],
    ["no YAML", () => "{ a: [", /slack\.yaml:1:\d+ /],
  ])("is refused for %s", (_title, broken, expected) => {
    expect(faultsOf(broken(JSON.stringify(DEFAULT_SEED)))).toMatch(expected);
  });

  it("is taken or refused with the place, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
        ),
        (text) => {
          expect(faultsOf(text)).toMatch(/slack\.yaml:\d+:\d+ /);
        },
      ),
    );
  });
});
