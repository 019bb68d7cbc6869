import { firstLetter, lastLetter } from "./letters.ts";
import { printable } from "./printable.ts";

/** A line that is being typed: what stands before the cursor, and what stands at it and after. */
export interface EditedLine {
  readonly before: string;
  readonly after: string;
}

/** The keys that mean something while a line is typed; Ink's own names. */
export interface EditKey {
  readonly leftArrow?: boolean;
  readonly rightArrow?: boolean;
  readonly home?: boolean;
  readonly end?: boolean;
  readonly backspace?: boolean;
  readonly delete?: boolean;
  readonly return?: boolean;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** What a key asks for beyond the line. */
export type Action =
  | { readonly type: "ask"; readonly question: string }
  | { readonly type: "leave-thread" }
  | { readonly type: "leave" };

export interface Edited {
  readonly line: EditedLine;
  /** In the order of the keys: fast typing brings several at once. */
  readonly actions: readonly Action[];
}

export const EMPTY_LINE: EditedLine = { before: "", after: "" };

/** The line after a key, or after a chunk of keys that a terminal delivered as one. */
export function editLine(line: EditedLine, input: string, key: EditKey): Edited {
  const move = KEYS.find(([name]) => key[name])?.[1];
  if (move) return { line: move(line), actions: [] };
  if (key.return) return typeKeys(line, "\r");
  if (key.meta) return { line, actions: [] };
  return typeKeys(line, key.ctrl ? controlCharacter(input) : input);
}

/** A pasted text stays one question whatever lines it has, and waits for Enter. */
export function pasteInto(line: EditedLine, pasted: string): EditedLine {
  return insert(line, printable(pasted).trimEnd());
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it parts the chunk at
const CONTROL_KEYS = /(\r\n?|[\u0000-\u001f\u007f])/;

function typeKeys(line: EditedLine, chunk: string): Edited {
  const actions: Action[] = [];
  let edited = line;
  for (const piece of chunk.split(CONTROL_KEYS)) {
    const step = CONTROLS.get(piece) ?? ((typed) => ({ line: insert(typed, printable(piece)), actions: [] }));
    const stepped = step(edited);
    edited = stepped.line;
    actions.push(...stepped.actions);
  }
  return { line: edited, actions };
}

/** Slack keeps no more of a message. */
const LONGEST = 40_000;

function insert({ before, after }: EditedLine, text: string): EditedLine {
  const room = Math.max(0, LONGEST - before.length - after.length);
  return { before: before + text.slice(0, room), after };
}

/** Ctrl-A comes as an `a` with `ctrl` where it is alone, and as U+0001 within a chunk. */
function controlCharacter(input: string): string {
  return /^[a-z]$/.test(input) ? String.fromCharCode(input.charCodeAt(0) & 31) : "";
}

type Move = (line: EditedLine) => EditedLine;

const toStart: Move = ({ before, after }) => ({ before: "", after: before + after });
const toEnd: Move = ({ before, after }) => ({ before: before + after, after: "" });
const eraseBefore: Move = ({ before, after }) => ({ before: withoutLast(before), after });
const eraseAfter: Move = ({ before, after }) => ({ before, after: after.slice(firstLetter(after).length) });

const KEYS: readonly (readonly [keyof EditKey, Move])[] = [
  ["leftArrow", ({ before, after }) => ({ before: withoutLast(before), after: lastLetter(before) + after })],
  [
    "rightArrow",
    ({ before, after }) => ({
      before: before + firstLetter(after),
      after: after.slice(firstLetter(after).length),
    }),
  ],
  ["home", toStart],
  ["end", toEnd],
  ["backspace", eraseBefore],
  ["delete", eraseAfter],
];

type Step = (line: EditedLine) => Edited;

const moving =
  (move: Move): Step =>
  (line) => ({ line: move(line), actions: [] });

const ask: Step = ({ before, after }) => {
  const question = before + after;
  return { line: EMPTY_LINE, actions: question.trim() === "" ? [] : [{ type: "ask", question }] };
};

/** As in a shell. A map, since what is typed may be the name of something that every object has. */
const CONTROLS = new Map<string, Step>([
  ["\r", ask],
  ["\n", ask],
  ["\r\n", ask],
  ["\u0001", moving(toStart)],
  ["\u0003", (line) => ({ line, actions: [{ type: "leave" }] })],
  [
    "\u0004",
    (line) =>
      line.before + line.after === ""
        ? { line, actions: [{ type: "leave" }] }
        : { line: eraseAfter(line), actions: [] },
  ],
  ["\u0005", moving(toEnd)],
  ["\u0008", moving(eraseBefore)],
  ["\u000b", moving(({ before }) => ({ before, after: "" }))],
  ["\u000e", (line) => ({ line, actions: [{ type: "leave-thread" }] })],
  ["\u0015", moving(({ after }) => ({ before: "", after }))],
  ["\u0017", moving(({ before, after }) => ({ before: withoutLastWord(before), after }))],
  ["\u007f", moving(eraseBefore)],
]);

function withoutLast(text: string): string {
  return text.slice(0, text.length - lastLetter(text).length);
}

function withoutLastWord(text: string): string {
  const words = text.trimEnd();
  return words.slice(0, Math.max(words.lastIndexOf(" "), words.lastIndexOf("\n")) + 1);
}
