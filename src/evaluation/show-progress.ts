export interface ShownProgress {
  show(done: number, of: number): void;
  clear(): void;
}

/** One line that counts, on a terminal; elsewhere nothing. */
export function showProgress(output: NodeJS.WriteStream): ShownProgress {
  let shown = false;
  const write = (text: string) => {
    output.write(`\r\u001b[K${text}`);
    shown = text !== "";
  };
  return {
    show: (done, of) => {
      if (output.isTTY) write(`${done} of ${of} questions`);
    },
    clear: () => {
      if (shown) write("");
    },
  };
}
