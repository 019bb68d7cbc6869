import { createInterface } from "node:readline";

export type Answer = "yes" | "no" | "interrupted";

/** Asks a yes-or-no question on standard error. Anything but `y` and `yes` is a no, and so is the end of the input. */
export function askOnTerminal(question: string): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = (given: Answer) => {
    resolve(given);
    terminal.close();
  };
  terminal.once("SIGINT", () => answer("interrupted"));
  terminal.once("close", () => {
    process.stderr.write("\n");
    answer("no");
  });
  terminal.question(`${question} (y/N) `, (text) => {
    terminal.removeAllListeners("close");
    answer(/^y(es)?$/i.test(text.trim()) ? "yes" : "no");
  });
  return promise;
}
