import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EditedLine, EMPTY_LINE, editLine, pasteInto } from "../../../src/dashboard/keys/edit-line.ts";
import { type RawKey, readKeys } from "../../../src/dashboard/keys/key-press.ts";

const FAMILY = "👩‍👩‍👧‍👦";
const E_ACUTE = "e\u0301";

/** `|` is the cursor. */
function lineOf(marked: string): EditedLine {
  const [before = "", after = ""] = marked.split("|");
  return { before, after };
}

const marked = ({ before, after }: EditedLine) => `${before}|${after}`;

/** The line after what a terminal delivered, keys that do nothing to a line left out. */
function typed(line: EditedLine, input: string, key: RawKey = {}): EditedLine {
  return readKeys(input, key).reduce((edited, press) => editLine(edited, press) ?? edited, line);
}

describe("a key", () => {
  it.each<[string, string, RawKey, string, string]>([
    ["types a letter", "ab|cd", {}, "x", "abx|cd"],
    ["types a letter before all", "|cd", {}, "x", "x|cd"],
    ["moves to the left", "ab|cd", { leftArrow: true }, "", "a|bcd"],
    ["does not move before the start", "|cd", { leftArrow: true }, "", "|cd"],
    ["moves to the right", "ab|cd", { rightArrow: true }, "", "abc|d"],
    ["does not move behind the end", "ab|", { rightArrow: true }, "", "ab|"],
    ["moves over a whole emoji", `a${FAMILY}|b`, { leftArrow: true }, "", `a|${FAMILY}b`],
    ["moves over a letter with its accent", `|${E_ACUTE}b`, { rightArrow: true }, "", `${E_ACUTE}|b`],
    ["goes home", "ab|cd", { home: true }, "", "|abcd"],
    ["goes to the end", "ab|cd", { end: true }, "", "abcd|"],
    ["goes to the start with Ctrl-A", "ab|cd", { ctrl: true }, "a", "|abcd"],
    ["goes to the end with Ctrl-E", "ab|cd", { ctrl: true }, "e", "abcd|"],
    ["erases with Backspace", "ab|cd", { backspace: true }, "", "a|cd"],
    ["erases a whole emoji", `a${FAMILY}|`, { backspace: true }, "", "a|"],
    ["erases nothing before the start", "|cd", { backspace: true }, "", "|cd"],
    ["erases what follows with Delete", "ab|cd", { delete: true }, "", "ab|d"],
    ["erases nothing behind the end", "ab|", { delete: true }, "", "ab|"],
    ["erases up to the cursor with Ctrl-U", "ab|cd", { ctrl: true }, "u", "|cd"],
    ["erases from the cursor with Ctrl-K", "ab|cd", { ctrl: true }, "k", "ab|"],
    ["erases a word with Ctrl-W", "what is it |now", { ctrl: true }, "w", "what is |now"],
    ["begins a new line with Alt-Enter", "ab|cd", { return: true, meta: true }, "\r", "ab\n|cd"],
    ["does nothing to the line with Enter", "ab|cd", { return: true }, "\r", "ab|cd"],
    ["does nothing with another Ctrl", "ab|cd", { ctrl: true }, "g", "ab|cd"],
    ["does nothing with Alt", "ab|cd", { meta: true }, "b", "ab|cd"],
    ["does nothing that has no name and no letter", "ab|cd", {}, "", "ab|cd"],
  ])("%s", (_title, line, key, input, expected) => {
    expect(marked(typed(lineOf(line), input, key))).toBe(expected);
  });
});

describe("a chunk of keys", () => {
  it.each<[string, string, readonly unknown[]]>([
    [
      "is each ended line and its Enter",
      "one\rtwo\nthree\r\nfo",
      ["one", "enter", "two", "enter", "three", "enter", "fo"],
    ],
    ["erases as it goes", "whath\u007f is", ["whath", "backspace", " is"]],
    ["holds control keys", "one\u000etwo\u0003", ["one", "ctrl-n", "two", "ctrl-c"]],
    ["takes the names of what every object has", "constructor\rvalueOf", ["constructor", "enter", "valueOf"]],
  ])("%s", (_title, chunk, expected) => {
    expect(readKeys(chunk, {}).map((press) => ("text" in press ? press.text : press.name))).toEqual(expected);
  });

  it("types no control character", () => {
    expect(marked(typed(EMPTY_LINE, "a\u0000b\u001fc\u0090d"))).toBe("abcd|");
  });

  it("ends where Slack's message does", () => {
    expect(typed(EMPTY_LINE, "x".repeat(50_000)).before).toHaveLength(40_000);
  });
});

describe("a paste", () => {
  it.each([
    ["stays one question whatever lines it has", "a|d", "b\r\nc\n", "ab\nc|d"],
    ["brings no colour and no cursor movement", "|", "\u001b[31mred\u001b[0m\u001b[2Jx", "redx|"],
  ])("%s", (_title, line, pasted, expected) => {
    expect(marked(pasteInto(lineOf(line), pasted))).toBe(expected);
  });
});

const letter = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  fc.constantFrom("日", FAMILY, E_ACUTE, "ß", " "),
);
const key: fc.Arbitrary<readonly [string, RawKey]> = fc.oneof(
  fc.string({ unit: "binary" }).map((input) => [input, {}] as const),
  fc
    .constantFrom<keyof RawKey>(
      "leftArrow",
      "rightArrow",
      "home",
      "end",
      "backspace",
      "delete",
      "return",
      "meta",
    )
    .map((name) => ["", { [name]: true }] as const),
  fc
    .constantFrom(..."abcdefghijklmnopqrstuvwxyz", "", "\u00e9")
    .map((input) => [input, { ctrl: true }] as const),
);

describe("any keys", () => {
  it("leave a line that can be shown and typed on", () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const line = keys.reduce((edited, [input, name]) => typed(edited, input, name), EMPTY_LINE);
        expect(line.before + line.after).not.toMatch(/\p{Control}/u);
        expect(typed(line, "x")).toEqual({ before: `${line.before}x`, after: line.after });
      }),
    );
  });

  it("that only move lose and add nothing", () => {
    const moves = fc.array(fc.constantFrom<keyof RawKey>("leftArrow", "rightArrow", "home", "end"));
    fc.assert(
      fc.property(fc.array(letter), moves, (letters, names) => {
        const start: EditedLine = { before: letters.join(""), after: "" };
        const line = names.reduce((edited, name) => typed(edited, "", { [name]: true }), start);
        expect(line.before + line.after).toBe(letters.join(""));
      }),
    );
  });

  it("mean the same in one chunk as one by one", () => {
    const keys = fc.array(fc.constantFrom(..."ab \r\u0001\u0005\u000b\u0015\u0017\u007f\u000e"));
    fc.assert(
      fc.property(keys, (pressed) => {
        const oneByOne = pressed.reduce((line, input) => typed(line, input), EMPTY_LINE);
        expect(typed(EMPTY_LINE, pressed.join(""))).toEqual(oneByOne);
      }),
    );
  });
});
