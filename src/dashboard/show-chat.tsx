import { render } from "ink";
import { type ChatPort, createChat } from "./chat.ts";
import { ChatView } from "./view/chat.tsx";

export interface ChatOptions {
  readonly asker: ChatPort;
  /** What is told at the top, a line each. */
  readonly facts: readonly string[];
  /** Calls the listener with each notice that is to be shown among the answers. */
  readonly onNotice?: (listener: (notice: string) => void) => void;
  readonly signal: AbortSignal;
  readonly stdin?: NodeJS.ReadStream;
  readonly stdout?: NodeJS.WriteStream;
}

/**
 * Shows the chat until the person leaves it or the signal ends it; the terminal is then as it was.
 * @throws what broke the view or a question, also when the terminal is as it was
 */
export async function showChat({ asker, facts, onNotice, signal, ...streams }: ChatOptions): Promise<void> {
  const chat = createChat(asker);
  onNotice?.(chat.notice);
  // Ink takes a terminal for a pipe where CI is set, and its own Ctrl-C would leave the prompt on the screen.
  const options = { ...streams, interactive: true, exitOnCtrlC: false };
  signal.addEventListener("abort", chat.leave, { once: true });
  try {
    const app = render(<ChatView chat={chat} facts={facts} />, options);
    if (signal.aborted) chat.leave();
    await app.waitUntilExit();
  } finally {
    signal.removeEventListener("abort", chat.leave);
  }
  const { ended } = chat.model();
  if (ended && "fault" in ended) throw ended.fault;
}
