import { Writable } from "node:stream";
import xterm from "@xterm/headless";

/** What a stream of a process is, with all that was written to it. */
export class Written extends Writable {
  readonly isTTY: boolean;
  columns: number;
  text = "";
  writes = 0;

  constructor({ isTTY = false, columns = 80 }: { isTTY?: boolean; columns?: number } = {}) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    this.columns = columns;
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk;
    this.writes++;
    done();
  }

  lines(): string[] {
    return this.text.split("\n").slice(0, -1);
  }
}

export interface Row {
  readonly text: string;
  /** It is the rest of the row above, which was too long. */
  readonly isWrapped: boolean;
}

/** A terminal that shows what is written to it. */
export function createShown(columns: number) {
  const terminal = new xterm.Terminal({ cols: columns, rows: 80, allowProposedApi: true, convertEol: true });
  const stream = new Written({ isTTY: true, columns });
  let seen = 0;
  return { stream, rows, resize };

  /** What is on it, without the empty rows at its end. */
  async function rows(): Promise<Row[]> {
    const text = stream.text.slice(seen);
    seen = stream.text.length;
    await new Promise<void>((resolve) => terminal.write(text, resolve));
    const { active } = terminal.buffer;
    const all = Array.from({ length: active.length }, (_, at) => {
      const row = active.getLine(at);
      return { text: row?.translateToString(true) ?? "", isWrapped: row?.isWrapped ?? false };
    });
    return all.slice(0, all.findLastIndex(({ text }) => text !== "") + 1);
  }

  /** As a person draws the window smaller: the terminal first, then the process hears of it. */
  async function resize(to: number): Promise<void> {
    await rows();
    terminal.resize(to, 80);
    stream.columns = to;
    stream.emit("resize");
  }
}
