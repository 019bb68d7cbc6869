import { Console } from "node:console";
import type { Answer } from "../../src/core/answer.ts";
import type { ChatPort } from "../../src/dashboard/chat.ts";
import { showChat } from "../../src/dashboard/show-chat.tsx";
import { openScreen, type Screen } from "./screen.ts";

// Ink prints what the console is told above its frame, and makes a console for it; vitest's has no such thing.
Object.assign(console, { Console });

export const ANSWER: Answer = {
  outcome: "answered",
  text: "Correct the failed entries and send them in a new batch, or send the whole file again. [1]",
  citations: [
    {
      marker: 1,
      source: "gl-publisher/batch-publishing.md#resend",
      title: "Batch publishing › Send failed entries again",
      quote: "Correct the failed entries and send them in a new batch.",
    },
  ],
  model: "extractive",
  usage: { inputTokens: 0, outputTokens: 0 },
};

/** A question that has arrived and that the test answers. */
export interface Arrived {
  readonly question: string;
  readonly thread: string | undefined;
  acknowledge(): void;
  answer(answer?: Partial<Answer>): void;
  fail(fault: Error): void;
}

export interface OpenChat {
  readonly screen: Screen;
  readonly arrived: Arrived[];
  readonly ended: Promise<void>;
  stop(): void;
  notice(text: string): void;
}

/** The far end of the port: the test decides when what is answered. */
export function portOf(arrived: Arrived[]): ChatPort {
  return {
    ask: (question, { thread, onProgress }) =>
      new Promise((resolve, reject) => {
        onProgress({ state: "asked", thread: thread ?? `thread ${arrived.length + 1}` });
        arrived.push({
          question,
          thread,
          acknowledge: () => onProgress({ state: "acknowledged" }),
          answer: (answer) => resolve({ answer: { ...ANSWER, ...answer }, latencyMs: 12.4 }),
          fail: reject,
        });
      }),
  };
}

/** The chat on a screen of the given size, ready to be typed in. */
export async function openChat(columns: number, rows: number): Promise<OpenChat> {
  const screen = openScreen(columns, rows);
  const arrived: Arrived[] = [];
  const controller = new AbortController();
  let notice = (_text: string) => {};
  const ended = showChat({
    asker: portOf(arrived),
    facts: ["ready in 1.0 s"],
    signal: controller.signal,
    onNotice: (listener) => {
      notice = listener;
    },
    stdin: screen.stdin,
    stdout: screen.stdout,
  });
  // The test may look at how it ended long after it has.
  ended.catch(() => {});
  await Promise.race([screen.shows("Ctrl-C stops"), ended]);
  return { screen, arrived, ended, stop: () => controller.abort(), notice: (text) => notice(text) };
}
