export interface CountedProgress {
  tell(done: number, all: number): void;
  /** Takes the line away. */
  end(): void;
}

/** How far a long piece of work is, on one line of a terminal that is told again at every hundredth; elsewhere nothing. */
export function countedProgress(noun: string, output: NodeJS.WriteStream): CountedProgress {
  let shown = -1;
  return {
    tell(done, all) {
      const hundredth = Math.floor((done * 100) / all);
      if (!output.isTTY || hundredth === shown) return;
      shown = hundredth;
      output.write(`\r\u001b[K${done} of ${all} ${noun}`);
    },
    end() {
      if (shown >= 0) output.write("\r\u001b[K");
    },
  };
}
