import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type EditedLine,
  type EditKey,
  EMPTY_LINE,
  editLine,
  pasteInto,
} from "../../src/dashboard/edit-line.ts";

const FAMILY = "👩‍👩‍👧‍👦";
const E_ACUTE = "e\u0301";

/** `|` is the cursor. */
function lineOf(marked: string): EditedLine {
  const [before = "", after = ""] = marked.split("|");
  return { before, after };
}

const marked = ({ before, after }: EditedLine) => `${before}|${after}`;

describe("a key", () => {
  it.each<[string, string, EditKey, string, string]>([
    ["types a letter", "ab|cd", {}, "x", "abx|cd"],
    ["types a letter before all", "|cd", {}, "x", "x|cd"],
    ["types a tab as spaces", "a|", {}, "\t", "a    |"],
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
    ["erases with Ctrl-D within a line", "ab|cd", { ctrl: true }, "d", "ab|d"],
    ["does nothing with another Ctrl", "ab|cd", { ctrl: true }, "g", "ab|cd"],
    ["does nothing with Alt", "ab|cd", { meta: true }, "b", "ab|cd"],
    ["does nothing that has no name and no letter", "ab|cd", {}, "", "ab|cd"],
  ])("%s", (_title, line, key, input, expected) => {
    const edited = editLine(lineOf(line), input, key);
    expect(marked(edited.line)).toBe(expected);
    expect(edited.actions).toEqual([]);
  });

  it.each<[string, string, EditKey, string, string, unknown]>([
    ["asks with Enter", "ab|cd", { return: true }, "\r", "|", [{ type: "ask", question: "abcd" }]],
    ["asks nothing where there is nothing", "  |", { return: true }, "\r", "|", []],
    ["leaves the thread with Ctrl-N", "ab|", { ctrl: true }, "n", "ab|", [{ type: "leave-thread" }]],
    ["leaves with Ctrl-C", "ab|", { ctrl: true }, "c", "ab|", [{ type: "leave" }]],
    ["leaves with Ctrl-D where nothing is typed", "|", { ctrl: true }, "d", "|", [{ type: "leave" }]],
  ])("%s", (_title, line, key, input, expected, actions) => {
    const edited = editLine(lineOf(line), input, key);
    expect(marked(edited.line)).toBe(expected);
    expect(edited.actions).toEqual(actions);
  });
});

describe("a chunk of keys", () => {
  it.each<[string, string, string, string[]]>([
    ["asks each ended line", "one\rtwo\nthree\r\nfo", "fo|", ["one", "two", "three"]],
    ["asks no empty line", "\r\r\n\n \rx\r", "|", ["x"]],
    ["erases as it goes", "whath\u007f is\r", "|", ["what is"]],
    ["begins again with Ctrl-U", "nonsense\u0015what is\r", "|", ["what is"]],
    ["takes the names of what every object has", "constructor\rvalueOf", "valueOf|", ["constructor"]],
    ["takes no other control character", "a\u0000b\u001fc\u0090d", "abcd|", []],
  ])("%s", (_title, chunk, expected, questions) => {
    const { line, actions } = editLine(EMPTY_LINE, chunk, {});
    expect(marked(line)).toBe(expected);
    expect(actions).toEqual(questions.map((question) => ({ type: "ask", question })));
  });

  it("keeps the order of what it asks for", () => {
    const { actions } = editLine(EMPTY_LINE, "one\r\u000etwo\r\u0004", {});
    expect(actions.map(({ type }) => type)).toEqual(["ask", "leave-thread", "ask", "leave"]);
  });

  it("ends where Slack's message does", () => {
    const { line } = editLine(EMPTY_LINE, "x".repeat(50_000), {});
    expect(line.before).toHaveLength(40_000);
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
const key: fc.Arbitrary<readonly [string, EditKey]> = fc.oneof(
  fc.string({ unit: "binary" }).map((input) => [input, {}] as const),
  fc
    .constantFrom<keyof EditKey>(
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
        let line = EMPTY_LINE;
        for (const [input, name] of keys) {
          const edited = editLine(line, input, name);
          line = edited.line;
          for (const action of edited.actions)
            if (action.type === "ask") expect(action.question.trim()).not.toBe("");
          expect(line.before + line.after).not.toMatch(/\p{Control}/u);
        }
        const typed = editLine(line, "x", {}).line;
        expect(typed).toEqual({ before: `${line.before}x`, after: line.after });
      }),
    );
  });

  it("that only move lose and add nothing", () => {
    const moves = fc.array(fc.constantFrom<keyof EditKey>("leftArrow", "rightArrow", "home", "end"));
    fc.assert(
      fc.property(fc.array(letter), moves, (letters, names) => {
        let line: EditedLine = { before: letters.join(""), after: "" };
        for (const name of names) line = editLine(line, "", { [name]: true }).line;
        expect(line.before + line.after).toBe(letters.join(""));
      }),
    );
  });

  it("that are letters are asked unchanged, however they are chunked", () => {
    const printableLetter = letter.filter((text) => !/\p{Control}|[\u2028\u2029]/u.test(text));
    const chunks = fc.array(fc.array(printableLetter).map((letters) => letters.join("")));
    fc.assert(
      fc.property(chunks, (typed) => {
        let line = EMPTY_LINE;
        for (const chunk of typed) line = editLine(line, chunk, {}).line;
        const question = typed.join("");
        expect(editLine(line, "\r", { return: true }).actions).toEqual(
          question.trim() === "" ? [] : [{ type: "ask", question }],
        );
      }),
    );
  });

  it("mean the same in one chunk as one by one", () => {
    const keys = fc.array(fc.oneof(fc.constantFrom(..."ab \r\n\u0001\u0005\u000b\u0015\u0017\u007f\u000e")));
    fc.assert(
      fc.property(keys, (typed) => {
        let line = EMPTY_LINE;
        const actions = typed.flatMap((input) => {
          const edited = editLine(line, input, {});
          line = edited.line;
          return edited.actions;
        });
        expect(editLine(EMPTY_LINE, typed.join(""), {})).toEqual({ line, actions });
      }),
    );
  });
});
