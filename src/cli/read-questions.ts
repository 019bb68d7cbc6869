import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The questions on a pipe: each line that is not blank, until the end or the signal. */
export async function* readQuestions(input: Readable, signal?: AbortSignal): AsyncGenerator<string> {
  const crlfDelay = Number.POSITIVE_INFINITY;
  for await (const line of createInterface({ input, crlfDelay, ...(signal && { signal }) })) {
    // Trimmed, because the first line may begin with a byte order mark.
    const question = line.trim();
    if (question) yield question;
  }
}
