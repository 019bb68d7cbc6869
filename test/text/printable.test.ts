import { describe, expect, it } from "vitest";
import { printable } from "../../src/text/printable.ts";

describe("a line for a terminal", () => {
  it.each([
    ["a colour", "red \u001b[31mtext", "red  [31mtext"],
    ["an end of a line", "one\r\ntwo\u2028three", "one two three"],
    ["a control of one byte", "a\u009b2Jb", "a 2Jb"],
    ["a turn of the direction", "safe\u202etxt.exe", "safe txt.exe"],
  ])("has nothing of %s that it would obey", (_name, line, expected) => {
    expect(printable(line)).toBe(expected);
  });

  it("keeps what is to be read, in every script", () => {
    const line = "Wie viele Tage? 日本語 עברית 👩‍👩‍👧‍👦";
    expect(printable(line)).toBe(line);
  });
});
