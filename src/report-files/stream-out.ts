import type { Writable } from "node:stream";

/** A stream that is written to at its pace. */
export interface StreamOut {
  /** Comes back when the text is out. @throws Error where the stream has a fault, on a full disk say */
  write(text: string): Promise<void>;
  /** Whether anything was written. */
  begun(): boolean;
}

const READER_GONE: ReadonlySet<string | undefined> = new Set(["EPIPE", "ERR_STREAM_DESTROYED"]);

/** A reader that goes away, as `head` does, ends it quietly: what comes then is for nobody. */
export function createStreamOut(stream: Writable): StreamOut {
  let begun = false;
  let gone = false;
  let fault: Error | undefined;
  let goOn: (() => void) | undefined;
  stream.on("error", (error) => {
    note(error);
    goOn?.();
  });
  stream.on("close", () => {
    gone = true;
    goOn?.();
  });
  return { write, begun: () => begun };

  async function write(text: string): Promise<void> {
    if (fault) throw fault;
    if (gone || stream.destroyed) return;
    begun = true;
    await new Promise<void>((resolve) => {
      goOn = resolve;
      stream.write(text, (error) => {
        if (error) note(error);
        resolve();
      });
    });
    goOn = undefined;
    if (fault) throw fault;
  }

  function note(error: NodeJS.ErrnoException): void {
    gone = true;
    if (!READER_GONE.has(error.code)) fault ??= error;
  }
}
