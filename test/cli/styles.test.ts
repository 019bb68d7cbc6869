import { describe, expect, it } from "vitest";
import { stylesOf } from "../../src/cli/styles.ts";

const RED = "\u001b[31mno\u001b[39m";

describe("colors", () => {
  it.each([
    ["a terminal has them", { isTTY: true }, {}, RED],
    ["a pipe has none", {}, {}, "no"],
    ["a terminal that knows no escape codes has none", { isTTY: true }, { TERM: "dumb" }, "no"],
    ["NO_COLOR takes them away", { isTTY: true }, { NO_COLOR: "1" }, "no"],
    ["an empty NO_COLOR says nothing", { isTTY: true }, { NO_COLOR: "" }, RED],
    ["FORCE_COLOR gives them to a pipe", {}, { FORCE_COLOR: "1" }, RED],
    ["FORCE_COLOR goes before NO_COLOR", {}, { FORCE_COLOR: "1", NO_COLOR: "1" }, RED],
    ["FORCE_COLOR=0 takes them away", { isTTY: true }, { FORCE_COLOR: "0" }, "no"],
  ])("%s", (_name, stream, env, expected) => {
    expect(stylesOf(stream, env)("no", "red")).toBe(expected);
  });

  it("leave a text without a style as it is", () => {
    expect(stylesOf({ isTTY: true }, {})("yes")).toBe("yes");
  });
});
