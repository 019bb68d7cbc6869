/** One key, by its name; `text` is what was typed, of any length. */
export type KeyPress = { readonly name: "text"; readonly text: string } | { readonly name: KeyName };

export type KeyName =
  | "enter"
  | "newline"
  | "escape"
  | "tab"
  | "back-tab"
  | "up"
  | "down"
  | "left"
  | "right"
  | "home"
  | "end"
  | "page-up"
  | "page-down"
  | "backspace"
  | "delete"
  | `ctrl-${string}`;

/** A key as Ink reads it. */
export interface RawKey {
  readonly leftArrow?: boolean;
  readonly rightArrow?: boolean;
  readonly upArrow?: boolean;
  readonly downArrow?: boolean;
  readonly pageUp?: boolean;
  readonly pageDown?: boolean;
  readonly home?: boolean;
  readonly end?: boolean;
  readonly backspace?: boolean;
  readonly delete?: boolean;
  readonly return?: boolean;
  readonly escape?: boolean;
  readonly tab?: boolean;
  readonly shift?: boolean;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** The keys in what a terminal delivered as one: fast typing brings several at once. */
export function readKeys(input: string, key: RawKey): readonly KeyPress[] {
  if (key.return && key.meta) return [{ name: "newline" }];
  if (key.tab && key.shift) return [{ name: "back-tab" }];
  const named = NAMED.find(([flag]) => key[flag])?.[1];
  if (named !== undefined) return [{ name: named }];
  if (key.meta) return [];
  if (key.ctrl) return /^[a-z]$/.test(input) ? [{ name: `ctrl-${input}` }] : [];
  return input
    .split(CONTROL_KEYS)
    .filter((piece) => piece !== "")
    .map((piece) => (ONE_CONTROL.test(piece) ? controlKey(piece) : { name: "text", text: piece }));
}

const NAMED: readonly (readonly [keyof RawKey, KeyName])[] = [
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["pageUp", "page-up"],
  ["pageDown", "page-down"],
  ["home", "home"],
  ["end", "end"],
  ["backspace", "backspace"],
  ["delete", "delete"],
  ["return", "enter"],
  ["escape", "escape"],
  ["tab", "tab"],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it parts the chunk at
const CONTROL_KEYS = /(\r\n?|[\u0000-\u001f\u007f])/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const ONE_CONTROL = /^(\r\n?|[\u0000-\u001f\u007f])$/;

const CONTROLS = new Map<string, KeyName>([
  ["\r", "enter"],
  ["\r\n", "enter"],
  ["\n", "enter"],
  ["\t", "tab"],
  ["\u0008", "backspace"],
  ["\u007f", "backspace"],
  ["\u001b", "escape"],
]);

/** Within a chunk Ctrl-A comes as U+0001. */
function controlKey(character: string): KeyPress {
  const letter = String.fromCharCode(character.charCodeAt(0) + 96);
  return { name: CONTROLS.get(character) ?? `ctrl-${letter}` };
}
