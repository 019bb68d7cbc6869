import { Console } from "node:console";
import { PassThrough, Writable } from "node:stream";
import xterm from "@xterm/headless";
import { until } from "../until.ts";

// Ink prints what the console is told above its frame, and makes a console for it; vitest's has no such thing.
Object.assign(console, { Console });

/** A terminal in memory: what is written to it is drawn as a real one would, and read back from its cells. */
export interface Screen {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly terminal: xterm.Terminal;
  /** Keys as a terminal sends them. */
  type(keys: string): void;
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  /** Everything from the first line on, also what has scrolled away; without the empty lines at the end. */
  lines(): string[];
  text(): string;
  /** The lines that did not fit and that the terminal broke itself. */
  brokenLines(): string[];
  /** Comes back when the text is on the screen. */
  shows(text: string | RegExp): Promise<void>;
  /** The cells that hold the first occurrence of the text. */
  cellsOf(text: string): xterm.IBufferCell[];
  isRaw(): boolean;
  isCursorShown(): boolean;
}

export function openScreen(columns: number, rows: number): Screen {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 5_000, allowProposedApi: true });
  let cursorShown = true;
  for (const [final, shown] of [
    ["h", true],
    ["l", false],
  ] as const)
    terminal.parser.registerCsiHandler({ prefix: "?", final }, ([mode]) => {
      if (mode === 25) cursorShown = shown;
      return false;
    });

  const stdout = Object.assign(
    new Writable({
      decodeStrings: false,
      // A terminal's driver makes of each line feed a new line, also in raw mode.
      write: (chunk, _encoding, done) => terminal.write(String(chunk).replaceAll("\n", "\r\n"), () => done()),
    }),
    { isTTY: true, columns, rows },
  );
  let raw = false;
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    ref: () => {},
    unref: () => {},
    setRawMode: (mode: boolean) => {
      raw = mode;
    },
  });

  const bufferLines = () => {
    const { active } = terminal.buffer;
    return Array.from({ length: active.length }, (_, index) => active.getLine(index)).filter(
      (line) => !!line,
    );
  };
  const lines = () => {
    const texts = bufferLines().map((line) => line.translateToString(true));
    return texts.slice(0, texts.findLastIndex((text) => text !== "") + 1);
  };
  const screen: Screen = {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    terminal,
    type: (keys) => void stdin.write(keys),
    paste: (text) => void stdin.write(`\u001b[200~${text}\u001b[201~`),
    resize: (newColumns, newRows) => {
      terminal.resize(newColumns, newRows);
      Object.assign(stdout, { columns: newColumns, rows: newRows });
      stdout.emit("resize");
    },
    lines,
    text: () => lines().join("\n"),
    brokenLines: () =>
      bufferLines()
        .filter((line) => line.isWrapped)
        .map((line) => line.translateToString(true)),
    shows: async (text) => {
      const found = () =>
        typeof text === "string" ? screen.text().includes(text) : text.test(screen.text());
      await until(`the screen shows ${text}`, found).catch((error: Error) => {
        throw new Error(`${error.message}. It shows:\n${screen.text()}`);
      });
    },
    cellsOf: (text) => {
      for (const line of bufferLines()) {
        const start = line.translateToString(true).indexOf(text);
        if (start >= 0)
          return Array.from(text, (_, index) => line.getCell(start + index)).filter((cell) => !!cell);
      }
      throw new Error(`There is no ${text} on the screen:\n${screen.text()}`);
    },
    isRaw: () => raw,
    isCursorShown: () => cursorShown,
  };
  return screen;
}
