import { describe, expect, it } from "vitest";
import { identifiersIn } from "../../../src/answer/ground/names.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "../../text/runaway.ts";

describe("the names of software in a statement", () => {
  it.each([
    ["Set `max_tokens` or MAX_TRIES to 3.", ["max_tokens", "MAX_TRIES"]],
    ["GLP-1001 is error E17, as v2 says.", ["GLP-1001", "E17"]],
    [
      "Pass --retry to api/v1/errors, sha256 and a-b.c1x2 too.",
      ["--retry", "api/v1/errors", "sha256", "a-b.c1x2"],
    ],
    ["Five words in a row of 20.", []],
  ])("are told by their form: %s", (statement, names) => {
    expect(identifiersIn(statement)).toEqual(names);
  });

  it("are looked for without end in no word, however long it is", RUNAWAY_GUARDED, () => {
    expectNoRunaway("x", identifiersIn);
  });
});
