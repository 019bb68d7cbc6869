import { recordOf, textOf } from "../cli/answer-lines.ts";
import type { Asked, Asker } from "./asker.ts";

export interface PipeOptions {
  readonly json: boolean;
  readonly write: (line: string) => void;
  /** Told how many questions were asked, and how many of them are answered, after each change. */
  readonly onCount?: (asked: number, answered: number) => void;
}

const IN_FLIGHT = 16;

/** Asks each question that arrives, several at a time, and prints the answers in the order of the questions. */
export async function answerPipe(
  questions: AsyncIterable<string>,
  asker: Asker,
  { json, write, onCount = () => {} }: PipeOptions,
): Promise<void> {
  const open: Promise<void>[] = [];
  let printed = Promise.resolve();
  let asks = 0;
  let answered = 0;
  for await (const question of questions) {
    const asked = asker.ask(question);
    asks += 1;
    onCount(asks, answered);
    const previous = printed;
    printed = asked.then(async (result) => {
      await previous;
      write(
        json
          ? JSON.stringify(recordOf(question, result.answer, result.latencyMs))
          : paragraph(question, result),
      );
      answered += 1;
      onCount(asks, answered);
    });
    open.push(printed);
    if (open.length >= IN_FLIGHT) await open.shift();
  }
  await printed;
}

function paragraph(question: string, { answer }: Asked): string {
  return `> ${question}\n${textOf(question, answer)}\n`;
}
